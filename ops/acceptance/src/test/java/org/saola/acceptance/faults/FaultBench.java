// SPDX-License-Identifier: EUPL-1.2
package org.saola.acceptance.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.saola.acceptance.InProcess;
import org.saola.acceptance.Program;
import org.saola.ops.Logs;
import org.saola.ops.demo.DemoFederation;
import org.saola.ops.federation.Federation;
import org.saola.pki.certificate.CertificatePurpose;
import org.saola.pki.certificate.TrustAnchor;
import org.saola.pki.directory.Directory;

/**
 * A federation in a folder, its hub in a process of its own, the database in others behind a wire,
 * and agencies at the end of theirs.
 */
final class FaultBench implements AutoCloseable {
  static final String SENDER = "NL-CUSTOMS";
  static final String RECIPIENT = "FR-POLICE";
  private static final Duration AFTERWARDS = Duration.ofMillis(500);
  private static final Duration START_LIMIT = Duration.ofMinutes(3);

  private final DemoFederation federation;
  private final Postgres database;
  private final Wire toDatabase;
  private final Wire toHub;
  private final List<RawAgency> agencies = new ArrayList<>();
  private Program hub;

  private FaultBench(DemoFederation federation, Postgres database, Wire toDatabase, Wire toHub) {
    this.federation = federation;
    this.database = database;
    this.toDatabase = toDatabase;
    this.toHub = toHub;
  }

  /** Everything but the hub runs. */
  static FaultBench create(Path data) throws Exception {
    Logs.toFile(data.resolve("clients.log"));
    var federation = new DemoFederation(data);
    federation.create();
    Postgres database = Postgres.start(data.resolve("database"));
    Wire toDatabase = new Wire(database.port());
    Wire toHub = new Wire(federation.hub().addresses().amqp());
    Path settings = federation.hub().settings();
    Files.writeString(
        settings,
        Files.readString(settings)
            .replace("database: embedded\n", database.settings(toDatabase.port())));
    return new FaultBench(federation, database, toDatabase, toHub);
  }

  void startHub() throws IOException, InterruptedException {
    hub = Program.start(FaultyHub.class, federation.hub().settings().toString());
    hub.awaitWords(FaultyHub.RUNNING, START_LIMIT);
  }

  /** After an experiment that has failed: the next one is to have its hub. */
  void ensureHub() throws IOException, InterruptedException {
    if (!hub.isAlive()) {
      startHub();
    }
  }

  void stopHub() {
    hub.close();
  }

  Program hub() {
    return hub;
  }

  /** Gives the hub an order, and waits until it has it. */
  void order(String words) throws IOException, InterruptedException {
    hub.say(words);
    hub.awaitWords("taken: " + words, Duration.ofSeconds(10));
  }

  /** At the end of the wire to the hub. */
  RawAgency agency(String id) throws Exception {
    return added(new RawAgency(federation, id, toHub.port()));
  }

  private RawAgency added(RawAgency agency) {
    agencies.add(agency);
    return agency;
  }

  Reports reports(RawAgency sender, String... to) throws Exception {
    return new Reports(sender.keys(), directory(), List.of(to));
  }

  private Directory directory() throws Exception {
    Path folder = federation.hub().root().resolve("directory");
    int version = 1;
    while (Files.exists(folder.resolve("%d.p7m".formatted(version + 1)))) {
      version++;
    }
    return Directory.verify(
        Files.readAllBytes(folder.resolve("%d.p7m".formatted(version))),
        TrustAnchor.load(federation.agency(SENDER).resolve("trust-anchor.pem")));
  }

  DemoFederation federation() {
    return federation;
  }

  Path home() {
    return federation.hub().root();
  }

  Postgres database() {
    return database;
  }

  Wire toDatabase() {
    return toDatabase;
  }

  Wire toHub() {
    return toHub;
  }

  /** A directory version that revokes, handed to the hub; running or not. */
  void revoke(String agency, CertificatePurpose purpose) throws Exception {
    Federation authority = Federation.open(federation.federation(), Clock.systemUTC());
    assertThat(authority.revoke(agency, List.of(purpose), "key-compromise")).isPositive();
    federation.hub().publish(authority.sign());
  }

  /** The invariant of the books, by the command that an auditor uses. */
  void checkBooks(Trial trial) {
    StringBuilder lines = new StringBuilder();
    int code = 1;
    for (int attempt = 0; code != 0 && attempt < 4; attempt++) {
      lines.setLength(0);
      code = InProcess.run(lines, "audit", "reconcile", "--hub", home().toString());
    }
    assertThat(code).as(lines.toString()).isZero();
    trial.held("the books (%s)".formatted(lines.toString().lines().findFirst().orElse("")));
    checkNothingTwice(trial);
  }

  /** Once all is settled: a second delivery may come long after the first. */
  private void checkNothingTwice(Trial trial) {
    RawAgency.pause(AFTERWARDS);
    for (RawAgency agency : agencies) {
      assertThat(agency.deliveredAgain()).as("delivered again").isEmpty();
    }
    trial.held("nothing delivered again, counted where it leaves the broker");
  }

  /** Each message has come to its recipient once so far; {@link #checkBooks} counts again. */
  static void checkInbox(Trial trial, RawAgency recipient, Collection<Report> reports) {
    await(() -> reports.stream().allMatch(each -> recipient.delivered(each) > 0));
    for (Report each : reports) {
      assertThat(recipient.delivered(each)).as("deliveries of " + each.id()).isEqualTo(1);
    }
    trial.held("each of %d messages delivered once".formatted(reports.size()));
  }

  static void await(BooleanSupplier condition) {
    await(Duration.ofMinutes(1), condition);
  }

  static void await(Duration atMost, BooleanSupplier condition) {
    long end = System.nanoTime() + atMost.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("did not come about within " + atMost);
      }
      try {
        Thread.sleep(20);
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }

  @Override
  public void close() throws Exception {
    for (RawAgency agency : agencies) {
      agency.close();
    }
    toHub.close();
    if (hub != null) {
      hub.close();
    }
    toDatabase.close();
    database.close();
  }
}
