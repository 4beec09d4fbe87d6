// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.saola.pki.transparency.Checkpoint;
import org.saola.pki.transparency.LogKeys;
import org.springframework.util.FileSystemUtils;

/** A hub whose log and database disagree does not start. */
class LogStartTest {
  @TempDir private Path home;
  private LogBench bench;

  @BeforeEach
  void publishFive() throws IOException {
    bench = new LogBench(home);
    bench.append(5);
    bench.sequencer().run();
  }

  @Test
  void theSameStoryStarts() throws Exception {
    bench.restart();
    assertThat(bench.published()).isEqualTo(5);
  }

  @Test
  void databaseRestoredFromBackup_refuses() throws Exception {
    SignedTree backup = bench.rows.signed();
    bench.append(3);
    bench.sequencer().run();
    bench
        .database
        .jdbc()
        .update(
            "update log_state set size = ?, root = ?, checkpoint = ?",
            backup.size(),
            backup.root(),
            backup.checkpoint());
    bench.database.jdbc().update("delete from audit_entry where leaf_index >= 5");
    refusedBecause("published are 8 leaves, the database has 5");
  }

  @Test
  void databaseLost_refuses() throws Exception {
    bench.database.jdbc().update("delete from log_state");
    bench.database.jdbc().update("delete from audit_entry");
    refusedBecause("published are 5 leaves, the database has 0");
  }

  @Test
  void folderRestoredFromBackup_refuses() throws Exception {
    Path copy = home.resolve("copy");
    FileSystemUtils.copyRecursively(bench.log, copy);
    bench.append(3);
    bench.sequencer().run();
    FileSystemUtils.deleteRecursively(bench.log);
    FileSystemUtils.copyRecursively(copy, bench.log);
    refusedBecause("has published 8 leaves, the log's folder has 5");
  }

  @Test
  void folderLost_refuses() throws Exception {
    FileSystemUtils.deleteRecursively(bench.log);
    Files.createDirectory(bench.log);
    refusedBecause("the log's folder has no checkpoint");
  }

  @Test
  void anotherTreeOfTheSameSize_refuses() throws Exception {
    Files.writeString(
        bench.log.resolve("checkpoint"), bench.keys.sign(5, new byte[32], Instant.now()));
    refusedBecause("two different trees of 5 leaves");
  }

  @Test
  void aStagedTreeThatDoesNotGrowFromThePublishedOne_refuses() throws Exception {
    bench.append(3);
    bench.sequencer().stage();
    Files.writeString(
        bench.log.resolve("checkpoint"), bench.keys.sign(4, new byte[32], Instant.now()));
    refusedBecause("does not grow from what was published");
  }

  @Test
  void aCheckpointOfOtherKeys_refuses() throws Exception {
    LogKeys other = LogKeys.create(home.resolve("other"), "saola.test/hub", new SecureRandom());
    SignedTree signed = bench.rows.signed();
    Files.writeString(bench.log.resolve("checkpoint"), other.sign(5, signed.root(), Instant.now()));
    refusedBecause("does not verify with this log's keys");
  }

  @Test
  void aLostEntry_refuses() {
    bench.database.jdbc().update("delete from audit_entry where leaf_index = 4");
    refusedBecause("its last entry has the index 3");
  }

  @Test
  void aCheckpointThatSomebodyKept_isOfThisLog() throws Exception {
    Checkpoint kept = bench.folder.published().orElseThrow();
    bench.append(3);
    bench.sequencer().run();
    var start = new LogStart(bench.rows, bench.folder);
    start.checkAgainst(kept);
    start.checkAgainst(bench.folder.published().orElseThrow());
  }

  @ParameterizedTest
  @CsvSource({
    "6, 'a checkpoint of 6 leaves was published, the backup has 5'",
    "5, 'two different trees of 5 leaves'",
    "3, 'does not grow from what was published'"
  })
  void aCheckpointThatSomebodyKept_ofMoreOrOfAnotherHistory_refuses(long size, String why)
      throws Exception {
    Checkpoint kept =
        Checkpoint.verify(
            bench.keys.sign(size, new byte[32], Instant.now()), bench.keys.verifierKeys());
    var start = new LogStart(bench.rows, bench.folder);
    assertThatThrownBy(() -> start.checkAgainst(kept))
        .isInstanceOf(LogBroken.class)
        .hasMessageContaining(why);
  }

  private void refusedBecause(String why) {
    assertThatThrownBy(bench::restart).isInstanceOf(LogBroken.class).hasMessageContaining(why);
  }
}
