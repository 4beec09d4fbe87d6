// SPDX-License-Identifier: EUPL-1.2
package org.saola.acceptance.faults;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.JMSException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.saola.routes.Stage;

/** What the hub depends on breaks while messages are under way; the hub goes on by itself. */
class ServiceFaultsTest extends OnOneBench {
  private static List<Stage> stages() {
    return Scale.all() ? List.of(Stage.values()) : List.of(Stage.RECORD);
  }

  @Test
  void databaseKilledBehindEachStage() throws Exception {
    try (Trial trial =
        Trial.of("database-killed", "kill -9 of PostgreSQL's postmaster behind " + stages())) {
      List<Report> sent = new ArrayList<>();
      for (Stage stage : stages()) {
        bench.order("at %s kill %d".formatted(stage, bench.database().pid()));
        List<Report> some = reports.make(10);
        sent.addAll(some);
        sender.send(some);
        FaultBench.await(() -> !bench.database().isAlive());
        trial.count(1);
        bench.database().kill();
        bench.database().restart();
        sender.sendUntilAccepted(some, PATIENCE);
      }
      assertThat(bench.hub().isAlive()).isTrue();
      trial.held("the hub goes on by itself");
      FaultBench.checkInbox(trial, recipient, sent);
      bench.checkBooks(trial);
      trial.end();
    }
  }

  @Test
  void databaseSessionKilledBehindEachStage() throws Exception {
    try (Trial trial =
        Trial.of("session-killed", "kill -9 of one of PostgreSQL's sessions behind " + stages())) {
      List<Report> sent = new ArrayList<>();
      for (Stage stage : stages()) {
        bench.order("at %s kill child-of %d".formatted(stage, bench.database().pid()));
        List<Report> some = reports.make(10);
        sent.addAll(some);
        sender.send(some);
        bench
            .hub()
            .awaitWords("done: %s child-of %d".formatted(stage, bench.database().pid()), PATIENCE);
        trial.count(1);
        sender.sendUntilAccepted(some, PATIENCE);
      }
      FaultBench.checkInbox(trial, recipient, sent);
      bench.checkBooks(trial);
      trial.end();
    }
  }

  @Test
  void brokerStoppedBehindEachStage() throws Exception {
    try (Trial trial =
        Trial.of("broker-stopped", "the broker within the hub stops alone behind " + stages())) {
      List<Report> sent = new ArrayList<>();
      for (Stage stage : stages()) {
        bench.order("at %s kill broker".formatted(stage));
        List<Report> some = reports.make(10);
        sent.addAll(some);
        sendAsFarAsItGoes(some);
        assertThat(bench.hub().await(PATIENCE).exitCode()).isEqualTo(1);
        assertThat(bench.hub().output()).contains("the hub stops: the broker has stopped");
        trial.count(1);
        bench.startHub();
        sender.sendUntilAccepted(some, PATIENCE);
      }
      trial.held("the hub stops with a reason");
      FaultBench.checkInbox(trial, recipient, sent);
      bench.checkBooks(trial);
      trial.end();
    } finally {
      bench.ensureHub();
    }
  }

  @Test
  void databaseAway() throws Exception {
    int seconds = Scale.of(3, 60);
    try (Trial trial =
        Trial.of("database-away", "the database does not answer for %d s".formatted(seconds))) {
      List<Report> sent = reports.make(Scale.of(20, 200));
      bench.toDatabase().down();
      trial.count(1);
      sender.send(sent);
      Thread.sleep(Duration.ofSeconds(seconds));
      assertThat(sent).noneMatch(sender::isAccepted);
      trial.held("nothing is called accepted meanwhile");
      bench.toDatabase().up();
      sender.sendUntilAccepted(sent, PATIENCE);
      FaultBench.checkInbox(trial, recipient, sent);
      bench.checkBooks(trial);
      trial.end();
    }
  }

  @Test
  void databaseSlow() throws Exception {
    Duration by = Duration.ofMillis(100);
    try (Trial trial =
        Trial.of("database-slow", "each answer of the database takes %s longer".formatted(by))) {
      List<Report> sent = reports.make(Scale.of(20, 500));
      bench.toDatabase().slow(by);
      trial.count(1);
      try {
        sender.sendUntilAccepted(sent, PATIENCE);
      } finally {
        bench.toDatabase().slow(Duration.ZERO);
      }
      FaultBench.checkInbox(trial, recipient, sent);
      bench.checkBooks(trial);
      trial.end();
    }
  }

  @Test
  void connectionCutInMidMessage() throws Exception {
    int cuts = Scale.of(3, 40);
    try (Trial trial =
        Trial.of("connection-cut", "the connection to the hub is cut within a message's bytes")) {
      List<Report> sent = new ArrayList<>();
      int before = bench.toHub().cuts();
      for (int i = 0; i < cuts; i++) {
        List<Report> some = reports.make(4);
        sent.addAll(some);
        // Beyond the handshake, somewhere in four messages of about 8 KiB.
        bench.toHub().cutAfter(8_000 + trial.random().nextInt(30_000));
        sender.sendUntilAccepted(some, PATIENCE);
      }
      bench.toHub().cutAfter(Long.MAX_VALUE);
      trial.count(bench.toHub().cuts() - before);
      assertThat(bench.toHub().cuts() - before).isPositive();
      FaultBench.checkInbox(trial, recipient, sent);
      bench.checkBooks(trial);
      trial.end();
    }
  }

  /** The broker may go before the last of them has come. */
  private static void sendAsFarAsItGoes(List<Report> reports) {
    try {
      sender.send(reports);
    } catch (JMSException e) {
      System.out.println("cut off: " + e.getMessage());
    }
  }
}
