// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A backup that is not whole, or not as it was written, is none. */
class BackupFolderTest {
  @TempDir private Path folder;
  private BackupFolder backup;

  @BeforeEach
  void write() throws IOException {
    backup = new BackupFolder(folder.resolve("backup"));
    backup.make();
    Files.writeString(backup.home().resolve("hub.yaml"), "federation: test\n");
    Files.createDirectories(backup.home().resolve("broker/journal"));
    Files.createDirectories(backup.home().resolve("log"));
    Files.writeString(backup.home().resolve("log/checkpoint"), "signed");
    Files.writeString(backup.database().resolve("message"), "rows");
    Files.writeString(backup.database().resolve("sequences"), "");
  }

  private void seal() throws IOException {
    backup.seal(
        Instant.parse("2026-11-22T12:00:00Z"), "12", new DatabaseCopy.SignedLog(7, new byte[32]));
  }

  @Test
  void whatWasWrittenIsRead_byItsOwnerAlone() throws IOException {
    seal();
    assertThat(backup.open().leaves()).isEqualTo(7);
    assertThat(backup.open().schema()).isEqualTo("12");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(backup.root())))
        .isEqualTo("rwx------");
  }

  @Test
  void oneThatBrokeOffIsNone() {
    assertThatThrownBy(backup::open).hasMessageContaining("is no whole backup");
  }

  @ParameterizedTest
  @ValueSource(strings = {"changed", "missing", "added", "sums", "contents"})
  void whatWasChangedIsNamed(String damage) throws IOException {
    seal();
    Path rows = backup.database().resolve("message");
    switch (damage) {
      case "changed" -> Files.writeString(rows, "rowz");
      case "missing" -> Files.delete(rows);
      case "added" -> Files.writeString(backup.database().resolve("more"), "rows");
      case "sums" -> Files.writeString(backup.root().resolve("SHA256SUMS"), "");
      default -> Files.writeString(backup.root().resolve("backup.json"), "{}");
    }
    assertThatThrownBy(backup::open)
        .isInstanceOf(IOException.class)
        .hasMessageContaining(
            switch (damage) {
              case "changed", "missing" -> "database/message";
              case "added" -> "database/more";
              case "sums" -> "SHA256SUMS";
              default -> "backup.json";
            });
  }

  @Test
  void aFolderWithSomethingInItIsNotTaken() {
    assertThatThrownBy(backup::make).hasMessageContaining("is not empty");
  }

  @ParameterizedTest
  @ValueSource(strings = {"hub.yaml", "log/checkpoint", "broker/journal"})
  void aHomeThatIsNotWholeIsNotSealed(String missing) throws IOException {
    Files.delete(backup.home().resolve(missing));
    assertThatThrownBy(this::seal).hasMessageContaining("has no " + missing);
    assertThatThrownBy(backup::open).hasMessageContaining("is no whole backup");
  }
}
