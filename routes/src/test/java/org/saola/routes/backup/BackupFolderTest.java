// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.saola.pki.transparency.LogKeys;

/** A backup that is not whole, or not as it was written, is none. */
class BackupFolderTest {
  @TempDir private Path folder;
  private BackupFolder backup;
  private LogKeys keys;

  @BeforeEach
  void write() throws IOException {
    keys = keys("pki");
    backup = new BackupFolder(folder.resolve("backup"));
    backup.make();
    Files.writeString(backup.home().resolve("hub.yaml"), "federation: test\n");
    Files.createDirectories(backup.home().resolve("broker/journal"));
    Files.createDirectories(backup.home().resolve("log"));
    Files.writeString(backup.home().resolve("log/checkpoint"), "signed");
    Files.writeString(backup.database().resolve("message"), "rows");
    Files.writeString(backup.database().resolve("sequences"), "");
  }

  private LogKeys keys(String name) throws IOException {
    return LogKeys.create(folder.resolve(name), "saola.test/hub", new SecureRandom());
  }

  private void seal() throws IOException {
    seal(keys);
  }

  private void seal(LogKeys by) throws IOException {
    backup.seal(
        Instant.parse("2026-11-22T12:00:00Z"),
        "12",
        new DatabaseCopy.SignedLog(7, new byte[32]),
        FileSums.found(backup.root()),
        by);
  }

  private BackupFolder.Contents open() throws IOException {
    return backup.open(keys.verifierKeys());
  }

  @Test
  void oneThatWasChangedWithItsSums_isNotTheHubs() throws IOException {
    seal();
    Files.writeString(backup.database().resolve("message"), "rowz");
    byte[] signature = Files.readAllBytes(backup.root().resolve("backup.sig"));
    seal(keys("intruder"));
    assertThatThrownBy(this::open)
        .hasMessageContaining("is not as the hub of these keys has written it")
        .hasMessageContaining("not signed by the keys")
        .hasMessageContaining("take another backup");
    Files.write(backup.root().resolve("backup.sig"), signature);
    assertThatThrownBy(this::open).hasMessageContaining("is about something else");
  }

  @Test
  void oneOfAnotherHubIsRefused() throws IOException {
    seal(keys("other"));
    assertThatThrownBy(this::open).hasMessageContaining("that hub's own keys");
  }

  @Test
  void oneThatNobodyHasSignedIsRefused() throws IOException {
    seal();
    Files.delete(backup.root().resolve("backup.sig"));
    assertThatThrownBy(this::open).hasMessageContaining("nobody has signed it");
  }

  @Test
  void whatWasWrittenIsRead_byItsOwnerAlone() throws IOException {
    seal();
    assertThat(open().leaves()).isEqualTo(7);
    assertThat(open().schema()).isEqualTo("12");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(backup.root())))
        .isEqualTo("rwx------");
  }

  /** What is checked and what is restored are the same bytes, whoever writes there meanwhile. */
  @ParameterizedTest
  @ValueSource(strings = {"changed", "missing", "added"})
  void whatIsReplacedAfterTheCheckIsNotTakenForChecked(String damage) throws IOException {
    seal();
    BackupFolder.Contents checked = open();
    Path settings = backup.home().resolve("hub.yaml");
    switch (damage) {
      case "changed" -> Files.writeString(settings, "federation: evil\n");
      case "missing" -> Files.delete(settings);
      default -> Files.writeString(backup.home().resolve("rules"), "all: allowed\n");
    }
    Path to = Files.createDirectory(folder.resolve("restored"));
    assertThatThrownBy(() -> backup.copyHome(checked, to))
        .hasMessageContaining(damage.equals("added") ? "rules" : "hub.yaml");
  }

  @Test
  void sumsThatAreReplacedAfterTheCheckAreNotTakenForChecked() throws IOException {
    seal();
    BackupFolder.Contents checked = open();
    Files.writeString(backup.home().resolve("hub.yaml"), "federation: evil\n");
    Files.write(backup.root().resolve("SHA256SUMS"), FileSums.found(backup.root()).lines());
    Path to = Files.createDirectory(folder.resolve("restored"));
    assertThatThrownBy(() -> backup.copyHome(checked, to)).hasMessageContaining("SHA256SUMS");
  }

  @Test
  void oneThatBrokeOffIsNone() {
    assertThatThrownBy(this::open).hasMessageContaining("is no whole backup");
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
    assertThatThrownBy(this::open)
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
    assertThatThrownBy(this::open).hasMessageContaining("is no whole backup");
  }
}
