// SPDX-License-Identifier: EUPL-1.2
package org.saola.acceptance.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * The disk under the broker's journal, or under PostgreSQL, is full: senders wait, nothing goes.
 */
@EnabledIfSystemProperty(named = Scale.ALL, matches = "true")
class DiskFaultsTest {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final long LAST_BYTES = 300_000;

  @TempDir private Path data;

  /** Starts again what a full disk has stopped. */
  private interface Recovery {
    /**
     * @return whether it had stopped
     */
    boolean recover(FaultBench bench) throws Exception;
  }

  @Test
  void journalsDiskFull() throws Exception {
    try (Trial trial = Trial.of("journal-full", "the disk under the broker's journal is full")) {
      experiment(trial, "hub/broker", 128, 200, 0, "the hub", DiskFaultsTest::recoverHub);
    }
  }

  private static boolean recoverHub(FaultBench bench) throws Exception {
    if (bench.hub().isAlive() && !bench.hub().output().contains("the hub stops")) {
      return false;
    }
    FaultBench.await(() -> !bench.hub().isAlive());
    bench.stopHub();
    bench.startHub();
    return true;
  }

  @Test
  void databasesDiskFull() throws Exception {
    try (Trial trial = Trial.of("database-full", "the disk under PostgreSQL is full")) {
      experiment(
          trial, "database", 256, 1000, LAST_BYTES, "the database", DiskFaultsTest::recoverData);
    }
  }

  private static boolean recoverData(FaultBench bench) throws Exception {
    if (bench.database().isAlive()) {
      return false;
    }
    bench.database().restart();
    return true;
  }

  /**
   * @param messages sent while the disk is full
   * @param left how many more bytes are left free each time
   * @param what may stop because of it
   */
  private void experiment(
      Trial trial,
      String folder,
      int mebibytes,
      int messages,
      long left,
      String what,
      Recovery recovery)
      throws Exception {
    Optional<SmallDisk> mounted =
        SmallDisk.mount(Files.createDirectories(data.resolve(folder)), mebibytes);
    if (mounted.isEmpty()) {
      trial.notHere("no mount here: run it as root");
    }
    try (SmallDisk disk = mounted.orElseThrow();
        FaultBench bench = FaultBench.create(data)) {
      bench.startHub();
      RawAgency sender = bench.agency(FaultBench.SENDER).read();
      RawAgency recipient = bench.agency(FaultBench.RECIPIENT).read();
      Reports reports = bench.reports(sender, FaultBench.RECIPIENT);
      List<Report> sent = new ArrayList<>(reports.make(20));
      sender.sendUntilAccepted(sent, PATIENCE);
      int stopped = 0;
      for (int i = 0; i < 3; i++) {
        disk.fill(i * left);
        trial.count(1);
        List<Report> more = reports.make(messages);
        Thread sending = Thread.ofVirtual().start(() -> sender.sendUntilAccepted(more, PATIENCE));
        Thread.sleep(Duration.ofSeconds(12));
        assertThat(more).anyMatch(each -> !sender.isAccepted(each));
        disk.free();
        stopped += recovery.recover(bench) ? 1 : 0;
        sending.join();
        sender.sendUntilAccepted(more, PATIENCE);
        sent.addAll(more);
      }
      assertThat(bench.hub().isAlive()).isTrue();
      trial.held(
          "senders wait; %d times %s stopped and was started again".formatted(stopped, what));
      FaultBench.checkInbox(trial, recipient, sent);
      bench.checkBooks(trial);
      trial.end();
    }
  }
}
