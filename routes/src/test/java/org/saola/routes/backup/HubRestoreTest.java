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
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.saola.pki.transparency.LogKeys;
import org.saola.routes.HubHold;
import org.saola.routes.audit.LogBench;
import org.saola.routes.audit.ScratchDatabase;
import org.springframework.util.FileSystemUtils;

/** A restored home can be started when its log has verified, and not before. */
class HubRestoreTest {
  @TempDir private Path folder;
  private final ScratchDatabase other = new ScratchDatabase();
  private LogBench bench;
  private BackupFolder backup;
  private Path keys;
  private boolean otherTree;
  private Path home;

  @BeforeEach
  void publish() throws IOException {
    bench = new LogBench(folder.resolve("hub"));
    bench.publish(5);
    backup = new BackupFolder(folder.resolve("backup"));
    home = folder.resolve("home");
    keys = Files.createDirectory(folder.resolve("keys"));
    FileSystemUtils.copyRecursively(folder.resolve("hub/pki"), keys.resolve("pki"));
    for (Path key : List.of(keys.resolve("pki/log.key"), keys.resolve("pki/log-mldsa.key"))) {
      Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
    }
    Files.writeString(
        Files.createFile(
            keys.resolve("password"),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))),
        "any");
  }

  private void takeBackup(String more) throws Exception {
    backup.make();
    var there = (PGSimpleDataSource) other.source();
    Files.writeString(
        backup.home().resolve("hub.yaml"),
        """
        federation: test
        database:
          url: "%s"
          user: %s
          password-file: password
        %s
        """
            .formatted(there.getUrl(), there.getUser(), more));
    Files.createDirectories(backup.home().resolve("broker/journal"));
    FileSystemUtils.copyRecursively(bench.log, backup.home().resolve("log"));
    try (DatabaseCopy rows = DatabaseCopy.at(bench.database.source())) {
      rows.write(backup.database());
      backup.seal(
          Instant.parse("2026-11-22T12:00:00Z"),
          rows.schema(),
          signed(rows.log()),
          FileSums.found(backup.root()),
          LogKeys.load(folder.resolve("hub/pki")));
    }
  }

  private DatabaseCopy.SignedLog signed(DatabaseCopy.SignedLog log) {
    return otherTree ? new DatabaseCopy.SignedLog(log.size(), new byte[32]) : log;
  }

  private HubRestore.Restored restore() throws Exception {
    return new HubRestore(backup.root(), new SecureRandom())
        .into(home, keys, List.of(bench.log.resolve("checkpoint")), done -> {});
  }

  @Test
  void aBackupOfAnotherHubIsRefused_beforeAnythingIsWritten() throws Exception {
    takeBackup("");
    Path own = keys.resolve("pki");
    FileSystemUtils.deleteRecursively(own);
    LogKeys.create(own, "saola.test/hub", new SecureRandom());
    assertThatThrownBy(this::restore).hasMessageContaining("is not as the hub of these keys");
    assertThat(home).doesNotExist();
  }

  @Test
  void oneOfAsManyLeavesInAnotherTreeIsRefused_beforeAnythingIsWritten() throws Exception {
    otherTree = true;
    takeBackup("");
    assertThatThrownBy(this::restore).hasMessageContaining("names another tree");
    assertThat(home).doesNotExist();
  }

  @Test
  void oneWhoseLogHoldsCanBeStarted() throws Exception {
    takeBackup("");
    assertThat(restore().log().findings()).isEmpty();
    assertThat(new HubHold(home).isPut()).isFalse();
  }

  @Test
  void twoAtOnceAreOne() throws Exception {
    takeBackup("");
    Files.createDirectory(home);
    try (BackupLock first = BackupLock.take(home)) {
      assertThatThrownBy(this::restore).hasMessageContaining("wait until it has ended");
    }
    assertThat(home.toFile().list()).containsExactly(BackupLock.FILE);
    assertThat(restore().log().findings()).isEmpty();
  }

  @Test
  void oneWhoseLogDoesNotHoldStaysOnHold() throws Exception {
    bench
        .database
        .jdbc()
        .update(
            "update audit_entry set entry = overlay(entry placing 'X' from 20) where leaf_index = 2");
    takeBackup("");
    assertThat(restore().log().findings()).hasSize(1);
    assertThatThrownBy(() -> new HubHold(home).requireNone())
        .hasMessageContaining("its log does not hold");
  }

  @Test
  void aBackupThatNamesALivingHomeTouchesNothing() throws Exception {
    Path living = Files.createDirectory(folder.resolve("living"));
    takeBackup("home: " + living);
    assertThatThrownBy(this::restore).hasMessageContaining("names another home");
    assertThat(home).doesNotExist();
    assertThat(living).isEmptyDirectory();
  }

  @Test
  void aHomeWithinTheBackupOrTheKeysIsRefused() throws Exception {
    takeBackup("");
    for (Path outer : List.of(backup.root(), keys)) {
      home = outer.resolve("home/new");
      assertThatThrownBy(this::restore).hasMessageContaining("keep them apart");
      assertThat(home).doesNotExist();
    }
  }
}
