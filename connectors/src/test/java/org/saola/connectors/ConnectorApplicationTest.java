// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.saola.connectors.folder.FileOutcome;
import org.saola.connectors.folder.Submission;
import org.saola.connectors.home.AgencyHome;
import org.saola.connectors.standin.Federation;
import org.saola.connectors.standin.FreePort;
import org.saola.connectors.standin.Samples;
import org.saola.connectors.standin.StandInBroker;
import org.saola.connectors.standin.StandInHub;

/** Whole connectors, several in one process, against a broker that speaks as the hub's does. */
class ConnectorApplicationTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir Path folder;
  private int port;
  private StandInHub hub;
  private StandInBroker broker;
  private final List<RunningConnector> running = new ArrayList<>();

  @BeforeEach
  void start() throws Exception {
    port = FreePort.find();
    hub = new StandInHub(Federation.DEMO);
    broker = new StandInBroker(hub, port);
  }

  @AfterEach
  void stop() throws Exception {
    running.parallelStream().forEach(RunningConnector::close);
    broker.close();
    hub.close();
  }

  private AgencyHome home(String agency) throws Exception {
    return Federation.DEMO.home(
        folder.resolve(agency), agency, "amqps://127.0.0.1:" + port, hub.https());
  }

  private AgencyHome connector(String agency) throws Exception {
    AgencyHome home = home(agency);
    running.add(ConnectorApplication.start(home.root()));
    return home;
  }

  private Submission hand(AgencyHome home, String name, String content) throws Exception {
    Path file = Files.writeString(folder.resolve(name), content);
    return Submission.hand(home, file);
  }

  @Test
  void fileBecomesMessagesThatAreHandedOverEverywhere() throws Exception {
    AgencyHome customs = connector("NL-CUSTOMS");
    AgencyHome europol = connector("EUROPOL");
    AgencyHome twix = connector("TWIX");

    Optional<FileOutcome> outcome =
        hand(customs, "seizures.csv", Samples.csv(3))
            .await(Clock.systemUTC(), PATIENCE, progress -> {});

    assertThat(outcome).isPresent();
    assertThat(outcome.get().allAccepted()).isTrue();
    assertThat(outcome.get().messages()).hasSize(6);
    assertThat(customs.sent().resolve("seizures.csv")).exists();
    assertThat(customs.outbox()).isEmptyDirectory();
    Eventually.holds(
        PATIENCE,
        () -> {
          assertThat(europol.inbox()).isDirectoryContaining(Files::isDirectory);
          assertThat(handedOver(customs)).isEqualTo(6);
        });
    try (var received = Files.list(europol.inbox())) {
      assertThat(received).hasSize(3);
    }
    try (var received = Files.list(twix.inbox())) {
      assertThat(received).hasSize(3);
    }
  }

  private static long handedOver(AgencyHome home) throws Exception {
    try (var files = Files.walk(home.sent())) {
      return files.filter(file -> file.toString().contains("handed-over")).count();
    }
  }

  @Test
  void secondConnectorOnTheSameHomeIsRefused() throws Exception {
    AgencyHome home = connector("NL-CUSTOMS");

    assertThatThrownBy(() -> ConnectorApplication.start(home.root()))
        .isInstanceOf(ConnectorRefused.class)
        .hasMessageContaining("another connector runs");
  }

  @Test
  void hubThatIsDownIsWaitedFor() throws Exception {
    AgencyHome customs = connector("NL-CUSTOMS");
    hand(customs, "first.csv", Samples.csv(1)).await(Clock.systemUTC(), PATIENCE, progress -> {});
    broker.close();

    Submission submission = hand(customs, "seizures.csv", Samples.csv(2));

    assertThat(submission.await(Clock.systemUTC(), Duration.ofSeconds(2), progress -> {}))
        .isEmpty();
    Eventually.holds(
        PATIENCE,
        () ->
            assertThat(customs.status())
                .content()
                .contains("DOWN")
                .contains("\"waitingForEvidence\" : 4"));
    broker = new StandInBroker(hub, port);
    Optional<FileOutcome> outcome = submission.await(Clock.systemUTC(), PATIENCE, progress -> {});
    assertThat(outcome).isPresent();
    assertThat(outcome.get().allAccepted()).isTrue();
  }

  @Test
  void messageWithoutEvidenceIsSentAgain() throws Exception {
    broker.deaf = true;
    AgencyHome customs = connector("NL-CUSTOMS");
    Submission submission = hand(customs, "seizures.csv", Samples.csv(1));
    Eventually.holds(
        PATIENCE, () -> assertThat(broker.arrivals.get("NL-CUSTOMS").get()).isGreaterThan(2));

    broker.deaf = false;

    assertThat(submission.await(Clock.systemUTC(), PATIENCE, progress -> {})).isPresent();
  }

  @Test
  void filesThatAreBeingWrittenAreLeftAlone() throws Exception {
    AgencyHome customs = home("NL-CUSTOMS");
    Files.writeString(customs.outbox().resolve(".hidden.csv"), Samples.csv(1));
    Files.writeString(customs.outbox().resolve("growing.csv.part"), Samples.csv(1));
    Files.writeString(customs.outbox().resolve("ready.csv"), Samples.csv(1));

    running.add(ConnectorApplication.start(customs.root()));

    Eventually.holds(PATIENCE, () -> assertThat(customs.sent().resolve("ready.csv")).exists());
    assertThat(customs.outbox().resolve(".hidden.csv")).exists();
    assertThat(customs.outbox().resolve("growing.csv.part")).exists();
  }

  @Test
  void homeThatIsNotInOrderIsRefusedWithEveryMissingFile() throws Exception {
    AgencyHome customs = home("NL-CUSTOMS");
    Files.delete(customs.root().resolve("log.vkey"));
    Files.delete(customs.root().resolve("keystore.p12"));

    assertThatThrownBy(() -> ConnectorApplication.start(customs.root()))
        .isInstanceOfSatisfying(ConnectorRefused.class, e -> assertThat(e.problems()).hasSize(2))
        .hasMessageContaining("log.vkey")
        .hasMessageContaining("keystore.p12");
  }

  @Test
  void mappingFilesThatCannotBeUsedAreNamedAtTheStart() throws Exception {
    AgencyHome customs = home("NL-CUSTOMS");
    Files.createDirectories(customs.mappings());
    Files.writeString(customs.mappings().resolve("own.yaml"), "name: own\ncolumns: {a: SPECIE}\n");
    Files.writeString(
        customs.mappings().resolve("two.yaml"), "name: other\ncolumns: {a: SPECIES}\n");

    assertThatThrownBy(() -> ConnectorApplication.start(customs.root()))
        .isInstanceOfSatisfying(ConnectorRefused.class, e -> assertThat(e.problems()).hasSize(2))
        .hasMessageContaining("mappings/own.yaml: line 2: 'SPECIE' is not a field")
        .hasMessageContaining("mappings/two.yaml: its name is not the file's");
  }

  @Test
  void keystoreOfAnotherAgencyIsRefused() throws Exception {
    AgencyHome customs = home("NL-CUSTOMS");
    AgencyHome cites = home("BE-CITES");
    for (String name : List.of("keystore.p12", "keystore.p12.password")) {
      Files.copy(
          cites.root().resolve(name),
          customs.root().resolve(name),
          java.nio.file.StandardCopyOption.REPLACE_EXISTING,
          java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
    }

    assertThatThrownBy(() -> ConnectorApplication.start(customs.root()))
        .isInstanceOf(ConnectorRefused.class)
        .hasMessageContaining("BE-CITES");
  }

  @Test
  void nothingIsTakenWhileTheLogIsDistrusted() throws Exception {
    AgencyHome europol = home("EUROPOL");
    Path alarm = Files.writeString(europol.alarms().resolve("LOG_FORK-log.json"), "{}");
    running.add(ConnectorApplication.start(europol.root()));
    AgencyHome customs = connector("NL-CUSTOMS");
    hand(customs, "seizures.csv", Samples.csv(1)).await(Clock.systemUTC(), PATIENCE, p -> {});
    Eventually.holds(
        PATIENCE, () -> assertThat(broker.waiting("saola.inbox.EUROPOL")).isPositive());
    assertThat(europol.inbox()).isEmptyDirectory();

    Files.delete(alarm);

    Eventually.holds(
        PATIENCE, () -> assertThat(europol.inbox()).isDirectoryContaining(Files::isDirectory));
  }
}
