// SPDX-License-Identifier: EUPL-1.2
package org.saola.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.saola.acceptance.faults.Scale;
import org.saola.acceptance.faults.Trial;
import org.saola.connectors.ConnectorApplication;
import org.saola.connectors.RunningConnector;
import org.saola.connectors.folder.FileOutcome;
import org.saola.connectors.folder.Submission;
import org.saola.connectors.home.AgencyHome;
import org.saola.message.manifest.Digest;
import org.saola.ops.Logs;
import org.saola.ops.Saola;
import org.saola.ops.demo.DemoExchange;
import org.saola.ops.demo.DemoFederation;
import org.saola.ops.demo.DemoReport;
import org.saola.ops.demo.Progress;
import org.saola.ops.drill.InboxLook;
import org.saola.routes.Stage;

/**
 * The hub, and the broker with it, is killed after each stage and at random, and stays away for a
 * while, as messages are under way: afterwards the invariant holds, and each recipient has each
 * message once.
 */
class HubKillTest {
  private static final int MESSAGES = Scale.of(60, 500);
  private static final int RANDOM_KILLS = Scale.of(1, 10);

  /** Those around the two commits, and with all of them every other. */
  private static final List<Stage> STAGES =
      Scale.all() ? List.of(Stage.values()) : List.of(Stage.RECORD, Stage.DELIVER);

  /** Stands for half an hour: 1 to 30 in the whole selection, 1 to 450 in the short one. */
  private static final Duration AWAY_FOR = Duration.ofSeconds(Scale.of(4, 60));

  private static final String SENDER = "NL-CUSTOMS";

  /** Away during all the killing: its messages wait in the broker's journal. */
  private static final String AWAY = "FR-POLICE";

  @TempDir Path data;
  private final List<Submission> submissions = new ArrayList<>();
  private final Trial trial =
      Trial.of(
          "hub-killed",
          "kill -9 of hub and broker behind %s and %d times at random, then away for %d s"
              .formatted(STAGES, RANDOM_KILLS, AWAY_FOR.toSeconds()));
  private final Random random = trial.random();

  @Test
  void killedAnywhere_nothingIsLostAndNothingTwice() throws Exception {
    try (trial) {
      killAndAwait();
      trial.end();
    }
  }

  private void killAndAwait() throws Exception {
    Logs.toFile(data.resolve("connectors.log"));
    DemoFederation federation = new DemoFederation(data);
    federation.create();
    for (String agency : DemoFederation.agencies()) {
      quicken(federation.agency(agency));
    }
    Map<String, RunningConnector> connectors = new HashMap<>();
    List<Path> files = files();
    AgencyHome sender = new AgencyHome(federation.agency(SENDER));
    try {
      for (String agency : DemoFederation.agencies()) {
        if (!agency.equals(AWAY)) {
          connectors.put(agency, ConnectorApplication.start(federation.agency(agency)));
        }
      }
      int file = 0;
      for (Stage stage : STAGES) {
        dieAfter(federation, stage, sender, files.get(file++));
        trial.count(1);
      }
      for (int kill = 0; kill < RANDOM_KILLS; kill++) {
        dieAtRandom(federation, sender, files.get(file++));
        trial.count(1);
      }
      drop(sender, files.get(file));
      Thread.sleep(AWAY_FOR);
      trial.count(1);
      try (Program hub = Program.start(Saola.class, "hub", "--config", settings(federation))) {
        hub.awaitWords("hub: running", Duration.ofMinutes(1));
        checkBroker(federation);
        connectors.put(AWAY, ConnectorApplication.start(federation.agency(AWAY)));
        checkOutcome(federation, sender);
      }
    } finally {
      connectors.values().forEach(RunningConnector::close);
    }
    StringBuilder lines = new StringBuilder();
    String home = federation.hub().root().toString();
    assertThat(InProcess.run(lines, "audit", "reconcile", "--hub", home))
        .as(lines.toString())
        .isZero();
    trial.held("the books (%s)".formatted(lines.toString().lines().findFirst().orElse("")));
    assertThat(InProcess.run(lines, "audit", "verify", "--hub", home))
        .as(lines.toString())
        .isZero();
    trial.held("the log verifies");
  }

  /** A connector drops what comes twice: so it is counted before one has taken it. */
  private void checkBroker(DemoFederation federation) throws Exception {
    Map<Digest, Integer> deliveries =
        InboxLook.deliveries(
            federation, AWAY, MESSAGES, Duration.ofMinutes(3), Duration.ofSeconds(2));
    assertThat(deliveries).hasSize(MESSAGES);
    assertThat(deliveries.values()).containsOnly(1);
    trial.held("each of %d messages once in the inbox at the broker".formatted(MESSAGES));
  }

  private void checkOutcome(DemoFederation federation, AgencyHome sender) throws Exception {
    List<FileOutcome> outcomes =
        new DemoExchange(sender, Duration.ofMinutes(3), Progress.onConsole()).await(submissions);
    DemoReport report = new DemoReport(federation, sender, outcomes);
    report.lines().forEach(System.out::println);
    assertThat(report.faults(submissions.size())).isEmpty();
    for (String agency : List.of("EUROPOL", AWAY, "BE-CITES", "TWIX")) {
      try (Stream<Path> inbox = Files.list(new AgencyHome(federation.agency(agency)).inbox())) {
        assertThat(inbox.filter(f -> Files.exists(f.resolve("manifest.json"))).count())
            .as(agency)
            .isEqualTo(MESSAGES);
      }
    }
    trial.held("each of %d messages once in each recipient's inbox".formatted(MESSAGES));
  }

  private void dieAfter(DemoFederation federation, Stage stage, AgencyHome sender, Path file)
      throws Exception {
    try (Program hub = Program.start(MortalHub.class, settings(federation), stage.name())) {
      drop(sender, file);
      assertThat(hub.await(Duration.ofMinutes(1)).exitCode()).as(stage.name()).isEqualTo(137);
    }
  }

  private void dieAtRandom(DemoFederation federation, AgencyHome sender, Path file)
      throws Exception {
    try (Program hub = Program.start(Saola.class, "hub", "--config", settings(federation))) {
      hub.awaitWords("hub: running", Duration.ofMinutes(1));
      drop(sender, file);
      Thread.sleep(random.nextInt(1500));
      assertThat(hub.isAlive()).isTrue();
      hub.kill();
    }
  }

  private void drop(AgencyHome sender, Path file) throws Exception {
    submissions.add(Submission.hand(sender, file));
  }

  private static String settings(DemoFederation federation) {
    return federation.hub().settings().toString();
  }

  /** Shorter waits: a hub that dies every few seconds would otherwise keep the test waiting. */
  private static void quicken(Path home) throws Exception {
    Files.writeString(
        home.resolve("connector.yaml"),
        """
        timing:
          firstResend: PT5S
          longestResend: PT10S
          gatherReceipts: PT0.5S
          proofWithin: PT10M
          pollOutbox: PT0.2S
        """,
        java.nio.file.StandardOpenOption.APPEND);
  }

  /** As many files as the hub has lives, and one while it is away. */
  private List<Path> files() throws Exception {
    int lives = STAGES.size() + RANDOM_KILLS + 1;
    List<Path> files = new ArrayList<>();
    Path folder = Files.createDirectories(data.resolve("input"));
    int written = 0;
    for (int life = 0; life < lives; life++) {
      int upTo = MESSAGES * (life + 1) / lives;
      StringBuilder csv =
          new StringBuilder(
              "Reference,Date of seizure,Species,Description of specimen,Quantity,Unit,Location of incident\n");
      for (; written < upTo; written++) {
        csv.append(
            "SYNTHETIC-%04d,2026-03-0%d,Manis javanica,scales,%d,kg,Schiphol%n"
                .formatted(written, 1 + written % 9, 1 + random.nextInt(500)));
      }
      files.add(Files.writeString(folder.resolve("life-%02d.csv".formatted(life)), csv));
    }
    return files;
  }
}
