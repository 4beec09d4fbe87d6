// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.saola.connectors.Eventually;
import org.saola.connectors.home.AgencyHome;
import org.saola.connectors.home.MessageDefaults;
import org.saola.connectors.home.StatusBoard;
import org.saola.connectors.hub.Backoff;
import org.saola.connectors.send.Kept;
import org.saola.connectors.standin.Agency;
import org.saola.connectors.standin.Federation;
import org.saola.connectors.standin.StandInHub;
import org.saola.message.format.Mappings;
import org.saola.message.json.StrictJson;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.MessageId;

/** An agency's outbox, a hub that answers what comes out of it, and who receives it. */
abstract class AtTheOutbox {
  static final Duration PATIENCE = Duration.ofMinutes(2);
  @TempDir Path folder;
  StandInHub hub;
  Agency customs;
  Outbox outbox;
  private final List<Agency> recipients = new ArrayList<>();

  @BeforeEach
  void start() throws Exception {
    hub = new StandInHub(Federation.DEMO);
    open(defaults(), step -> {});
  }

  @AfterEach
  void stop() {
    outbox.close();
    customs.close();
    recipients.forEach(Agency::close);
    hub.close();
  }

  MessageDefaults defaults() {
    return Federation.defaults(List.of("EUROPOL"), List.of("EUROPOL"));
  }

  /** By which the outbox waits for what belongs together. */
  Clock clock() {
    return Clock.systemUTC();
  }

  /** Takes from now on what the hub has for it. */
  Agency recipient(String id) throws Exception {
    Agency agency = new Agency(folder.resolve(id), id, hub);
    recipients.add(agency);
    return agency;
  }

  void open(MessageDefaults defaults, JobSteps steps) throws Exception {
    customs = new Agency(folder.resolve("home"), "NL-CUSTOMS", hub, defaults);
    outbox =
        new Outbox(
            customs.home,
            Mappings.packagedAnd(customs.home.mappings()),
            customs.composer,
            customs.outgoing,
            customs.sent,
            new StatusBoard(customs.home, new AgencyId("NL-CUSTOMS"), Clock.systemUTC()),
            new Backoff(Duration.ofMillis(50), Duration.ofMillis(200), new SecureRandom()),
            steps,
            clock());
    List<Kept> kept = customs.outgoing.load();
    outbox.resume(kept);
    customs.outgoing.release(kept.stream().map(Kept::id).toList());
  }

  void restart(MessageDefaults defaults, JobSteps steps) throws Exception {
    outbox.close();
    customs.close();
    open(defaults, steps);
  }

  AgencyHome home() {
    return customs.home;
  }

  Submission drop(String name, String content) throws Exception {
    Path file = Files.writeString(folder.resolve(name), content);
    Submission submission = Submission.hand(home(), file);
    outbox.take(home().outbox().resolve(submission.name()));
    return submission;
  }

  FileOutcome outcome(Submission submission) throws Exception {
    return outcome(() -> submission.await(Clock.systemUTC(), Duration.ZERO, progress -> {}));
  }

  FileOutcome outcome(String file) throws Exception {
    return outcome(() -> JobFolder.outcome(home(), file));
  }

  /** Plays the hub until the file is done. */
  private FileOutcome outcome(Callable<Optional<FileOutcome>> look) throws Exception {
    List<FileOutcome> done = new ArrayList<>();
    Eventually.holds(
        PATIENCE,
        () -> {
          exchange();
          Optional<FileOutcome> outcome = look.call();
          assertThat(outcome).isPresent();
          done.add(outcome.get());
        });
    return done.getFirst();
  }

  void exchange() throws Exception {
    for (byte[] message : keptMessages()) {
      deliver(hub.take("NL-CUSTOMS", message));
    }
    List<StandInHub.Mail> notices = hub.notices();
    customs.take(notices);
    deliver(notices);
  }

  private void deliver(List<StandInHub.Mail> mail) throws Exception {
    for (Agency recipient : recipients) {
      recipient.take(mail);
    }
  }

  static Path received(FileOutcome outcome, Agency recipient) {
    return recipient.home.inbox().resolve(outcome.messages().getFirst().id().value());
  }

  /** Only what is kept whole: nothing else can be on its way, and be answered. */
  List<byte[]> keptMessages() throws Exception {
    List<byte[]> messages = new ArrayList<>();
    try (Stream<Path> files = Files.list(home().state("outgoing"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".message")).sorted().toList()) {
        if (customs.outgoing.contains(idOf(file))) {
          messages.add(Files.readAllBytes(file));
        }
      }
    }
    return messages;
  }

  static MessageId idOf(Path message) {
    return new MessageId(message.getFileName().toString().replace(".message", ""));
  }

  Rejection reason(String file) throws Exception {
    return StrictJson.read(
        Files.readAllBytes(home().rejected().resolve(file + ".reason.json")), Rejection.class);
  }
}
