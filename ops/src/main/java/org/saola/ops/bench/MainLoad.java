// SPDX-License-Identifier: EUPL-1.2
package org.saola.ops.bench;

import jakarta.jms.JMSException;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.saola.ops.demo.Progress;
import org.saola.ops.program.Program;
import org.saola.pki.certificate.CertificateRefused;
import org.saola.pki.directory.Directory;
import org.saola.pki.directory.DirectoryRefused;
import org.saola.pki.seal.SealRefused;

/**
 * Hub and bare relay in turn, with the same messages. Each run has processes of its own: what a JVM
 * compiles, and how, differs from one process to the next by a tenth, which five runs in one of
 * them would not show. The signature check is measured beside them, in this process.
 *
 * @param entriesPerMessage log entries that the hub proves for each
 */
record MainLoad(BenchPlan plan, SealedSupplies supplies, int entriesPerMessage, Progress progress) {
  /** The bare broker proves nothing. */
  private static final int NO_ENTRIES = 0;

  /**
   * What each run found, and what the last hub held in memory.
   *
   * @param checkMillis CPU of checking a signature
   * @param busyCheckMillis the same while every core checks
   */
  record Measured(
      int messageBytes,
      List<ServerFigures.Run> hub,
      HubMemory memory,
      List<ServerFigures.Run> relay,
      List<Double> checkMillis,
      List<Double> busyCheckMillis) {}

  Measured measure(Workshop workshop)
      throws IOException,
          JMSException,
          CertificateRefused,
          DirectoryRefused,
          SealRefused,
          InterruptedException {
    List<Measured> rounds = new ArrayList<>();
    for (int round = 1; round <= plan.main().runs(); round++) {
      progress.say(
          "Measuring hub and floors, processes %d of %d".formatted(round, plan.main().runs()));
      rounds.add(round(workshop));
    }
    return new Measured(
        rounds.getLast().messageBytes(),
        rounds.stream().flatMap(each -> each.hub().stream()).toList(),
        rounds.getLast().memory(),
        rounds.stream().flatMap(each -> each.relay().stream()).toList(),
        rounds.stream().flatMap(each -> each.checkMillis().stream()).toList(),
        rounds.stream().flatMap(each -> each.busyCheckMillis().stream()).toList());
  }

  private Measured round(Workshop workshop)
      throws IOException,
          JMSException,
          CertificateRefused,
          DirectoryRefused,
          SealRefused,
          InterruptedException {
    BenchFederation federation = workshop.federation();
    MessageSupply messages = supplies.of(federation, plan.main().withRuns(1));
    List<ServerFigures.Run> hubRuns;
    HubMemory memory;
    try (Program hub = workshop.startHub();
        Exchange exchange = exchange(federation, entriesPerMessage)) {
      hubRuns =
          new ServerRuns("hub", hub.handle(), workshop.database(), progress)
              .runs(exchange, messages);
      memory = HubMemory.of(hub.handle());
    }
    Directory directory = federation.directory();
    List<ServerFigures.Run> relayRuns = relay(workshop, messages);
    List<Double> checks = FloorRuns.signatureChecks(directory, messages);
    checks.forEach(each -> progress.say("  check  %.3f ms of CPU".formatted(each)));
    return new Measured(
        messages.averageBytes(),
        hubRuns,
        memory,
        relayRuns,
        checks,
        busyChecks(directory, messages));
  }

  private List<ServerFigures.Run> relay(Workshop workshop, MessageSupply messages)
      throws IOException, JMSException, CertificateRefused, InterruptedException {
    String recipient = BenchFederation.RECIPIENTS.getFirst();
    try (Program relay = workshop.startRelay(BenchFederation.SENDER, recipient);
        Exchange exchange = exchange(workshop.federation(), NO_ENTRIES)) {
      return new ServerRuns("relay", relay.handle(), Optional.empty(), progress)
          .runs(exchange, messages);
    }
  }

  private Exchange exchange(BenchFederation federation, int entries)
      throws IOException, JMSException, CertificateRefused {
    return new Exchange(federation, plan.main().recipients(), plan, entries);
  }

  private static List<Double> busyChecks(Directory directory, MessageSupply messages)
      throws InterruptedException {
    SignatureFloor floor = new SignatureFloor(directory, Clock.systemUTC());
    List<Double> millis = new ArrayList<>();
    for (List<byte[]> run : messages.runs()) {
      millis.add(floor.measureOnEveryCore(run));
    }
    return millis;
  }
}
