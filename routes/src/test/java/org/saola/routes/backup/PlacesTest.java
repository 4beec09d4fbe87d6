// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.backup;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.saola.routes.backup.HubBackup.Afterwards;

/** Nothing is copied into itself, and nothing is done to another hub's home. */
class PlacesTest {
  @TempDir private Path folder;
  private Path home;

  @BeforeEach
  void write() throws IOException {
    home = Files.createDirectory(folder.resolve("home"));
    settings("federation: test");
  }

  private void settings(String yaml) throws IOException {
    Files.writeString(home.resolve("hub.yaml"), yaml + "\n");
  }

  private HubBackup backup() throws IOException {
    return HubBackup.of(home, Clock.systemUTC(), new SecureRandom());
  }

  private void refused(Path to) throws IOException {
    HubBackup backup = backup();
    assertThatThrownBy(() -> backup.take(to, OptionalLong::empty, Afterwards.GOES_ON))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("keep them apart");
  }

  @Test
  void aBackupWithinTheHomeIsRefused_throughALinkToo() throws IOException {
    refused(home.resolve("new/backup"));
    refused(folder);
    Path link = Files.createSymbolicLink(folder.resolve("link"), home);
    refused(link.resolve("backup"));
    assertThatCode(() -> Places.requireApart(folder.resolve("home-2"), home))
        .doesNotThrowAnyException();
  }

  @Test
  void settingsThatNameAnotherHomeAreRefused() throws IOException {
    settings("home: %s".formatted(folder.resolve("living")));
    assertThatThrownBy(this::backup).hasMessageContaining("names another home");
    settings("home: ../living");
    assertThatThrownBy(this::backup).hasMessageContaining("names another home");
  }

  @Test
  void settingsThatNameTheirOwnAreTaken_throughALinkToo() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link"), home);
    settings("home: %s".formatted(link));
    assertThatCode(this::backup).doesNotThrowAnyException();
  }

  /** As when a backup of it is restored elsewhere: that would be the old home's database. */
  @Test
  void settingsThatNameTheirOwnAreRefusedElsewhere() throws IOException {
    settings("home: %s".formatted(home));
    assertThatThrownBy(
            () -> Places.requireOwn(home.resolve("hub.yaml"), folder.resolve("elsewhere")))
        .hasMessageContaining("names another home");
  }
}
