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

  @Test
  void journalsDiskFull() throws Exception {
    try (Trial trial = Trial.of("journal-full", "the disk under the broker's journal is full")) {
      Path journal = Files.createDirectories(data.resolve("hub/broker"));
      Optional<SmallDisk> mounted = SmallDisk.mount(journal, 128);
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
        int stops = 0;
        for (int i = 0; i < 3; i++) {
          disk.fill(0);
          trial.count(1);
          List<Report> more = reports.make(200);
          Thread sending = Thread.ofVirtual().start(() -> sender.sendUntilAccepted(more, PATIENCE));
          Thread.sleep(Duration.ofSeconds(12));
          assertThat(more).anyMatch(each -> !sender.isAccepted(each));
          disk.free();
          if (!bench.hub().isAlive() || bench.hub().output().contains("the hub stops")) {
            FaultBench.await(() -> !bench.hub().isAlive());
            bench.stopHub();
            bench.startHub();
            stops++;
          }
          sending.join();
          sender.sendUntilAccepted(more, PATIENCE);
          sent.addAll(more);
        }
        trial.held("senders wait; %d times the hub stopped and was started again".formatted(stops));
        FaultBench.checkInbox(trial, recipient, sent);
        bench.checkBooks(trial);
        trial.end();
      }
    }
  }

  @Test
  void databasesDiskFull() throws Exception {
    try (Trial trial = Trial.of("database-full", "the disk under PostgreSQL is full")) {
      Path folder = Files.createDirectories(data.resolve("database"));
      Optional<SmallDisk> mounted = SmallDisk.mount(folder, 256);
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
        int stops = 0;
        for (int i = 0; i < 3; i++) {
          disk.fill(i * LAST_BYTES);
          trial.count(1);
          List<Report> more = reports.make(1000);
          Thread sending = Thread.ofVirtual().start(() -> sender.sendUntilAccepted(more, PATIENCE));
          Thread.sleep(Duration.ofSeconds(12));
          assertThat(more).anyMatch(each -> !sender.isAccepted(each));
          disk.free();
          if (!bench.database().isAlive()) {
            bench.database().restart();
            stops++;
          }
          sending.join();
          sender.sendUntilAccepted(more, PATIENCE);
          sent.addAll(more);
        }
        assertThat(bench.hub().isAlive()).isTrue();
        trial.held(
            "senders wait; %d times the database stopped and was started again".formatted(stops));
        FaultBench.checkInbox(trial, recipient, sent);
        bench.checkBooks(trial);
        trial.end();
      }
    }
  }
}
