// SPDX-License-Identifier: EUPL-1.2
package org.saola.ops.bench;

import jakarta.jms.JMSException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.saola.connectors.hub.HubBroker;
import org.saola.message.manifest.AgencyId;
import org.saola.ops.demo.DemoFederation;
import org.saola.ops.demo.Progress;
import org.saola.ops.federation.HubHome;
import org.saola.pki.certificate.CertificateRefused;
import org.saola.pki.certificate.Keystore;
import org.saola.pki.certificate.TrustAnchor;
import org.saola.pki.directory.Directory;
import org.saola.pki.directory.DirectoryRefused;
import org.saola.pki.seal.SealRefused;

/** The benchmark: one federation, one load; the hub, then each floor. */
public final class Benchmark {
  private static final String SENDER = "NL-CUSTOMS";
  private static final String RECIPIENT = "EUROPOL";

  /** Messages made between two signs of progress. */
  private static final int AT_ONCE = 500;

  /** ACCEPTED and CONSIGNED are proven to the sender, RELEASED to the recipient. */
  private static final int ENTRIES_PER_MESSAGE = 3;

  /** The bare broker proves nothing. */
  private static final int NO_ENTRIES = 0;

  private final BenchPlan plan;
  private final Sources sources;
  private final List<String> hubOptions;
  private final Progress progress;
  private final Clock clock;
  private final SecureRandom random;

  /**
   * @param hubOptions of the hub's JVM, beside those of this one
   */
  public Benchmark(
      BenchPlan plan,
      Sources sources,
      List<String> hubOptions,
      Progress progress,
      Clock clock,
      SecureRandom random) {
    this.plan = plan;
    this.sources = sources;
    this.hubOptions = List.copyOf(hubOptions);
    this.progress = progress;
    this.clock = clock;
    this.random = random;
  }

  /** Runs it and prints the table. */
  public BenchResult run()
      throws IOException,
          JMSException,
          CertificateRefused,
          DirectoryRefused,
          SealRefused,
          InterruptedException {
    Machine machine = Machine.here();
    try (Workshop workshop = Workshop.open(hubOptions)) {
      DemoFederation federation = workshop.federation();
      progress.say("Making a hub, two agencies, and their messages");
      federation.create();
      Directory directory = directory(federation);
      MessageSupply messages = MessageSupply.of(plan, make(federation, directory));
      progress.say("Measuring the hub");
      HubMeasured hub = measureHub(workshop, messages);
      progress.say("Measuring the floors");
      ServerFigures relay = measureRelay(workshop, messages);
      Floors floors =
          new Floors(
              signatureCheck(directory, messages),
              logAppend(federation.root().resolve("log-floor")),
              ENTRIES_PER_MESSAGE,
              relay);
      BenchResult.Load load = BenchResult.Load.of(plan, messages.averageBytes());
      BenchResult result =
          BenchResult.of(
              clock.instant(),
              sources.commit(),
              machine,
              load,
              hub.figures(),
              hub.memory(),
              floors);
      progress.say("");
      new BenchTable(result).lines().forEach(progress::say);
      return result;
    }
  }

  private record HubMeasured(ServerFigures figures, HubMemory memory) {}

  private HubMeasured measureHub(Workshop workshop, MessageSupply messages)
      throws IOException, JMSException, CertificateRefused, InterruptedException {
    try (Program hub = workshop.startHub();
        Exchange exchange = exchange(workshop.federation(), ENTRIES_PER_MESSAGE)) {
      ServerFigures figures =
          new ServerRuns("hub", hub.handle(), workshop.database(), progress)
              .measure(exchange, messages);
      return new HubMeasured(figures, HubMemory.of(hub.handle()));
    }
  }

  private ServerFigures measureRelay(Workshop workshop, MessageSupply messages)
      throws IOException, JMSException, CertificateRefused, InterruptedException {
    try (Program relay = workshop.startRelay(SENDER, RECIPIENT);
        Exchange exchange = exchange(workshop.federation(), NO_ENTRIES)) {
      return new ServerRuns("relay", relay.handle(), Optional.empty(), progress)
          .measure(exchange, messages);
    }
  }

  private Spread signatureCheck(Directory directory, MessageSupply messages) throws SealRefused {
    SignatureFloor floor = new SignatureFloor(directory, clock);
    floor.measure(messages.warmUp());
    List<Double> millis = new ArrayList<>();
    for (List<byte[]> run : messages.runs()) {
      millis.add(floor.measure(run));
    }
    return Spread.of(millis);
  }

  private Spread logAppend(Path folder) throws IOException {
    LogFloor floor = new LogFloor(folder, clock, random);
    int batches = Math.max(1, plan.messages() / plan.batch());
    floor.measure(Math.max(1, plan.warmUp() / plan.batch()), plan.batch());
    List<Double> millis = new ArrayList<>();
    for (int run = 0; run < plan.runs(); run++) {
      millis.add(floor.measure(batches, plan.batch()));
    }
    return Spread.of(millis);
  }

  private List<byte[]> make(DemoFederation federation, Directory directory)
      throws IOException, CertificateRefused {
    Keystore sender = keystore(federation, SENDER);
    AgencyId recipient = new AgencyId(RECIPIENT);
    var messages =
        new DistinctMessages(sender, recipient, directory, plan.contentBytes(), clock, random);
    int needed = MessageSupply.needed(plan);
    List<byte[]> all = new ArrayList<>();
    while (all.size() < needed) {
      all.addAll(messages.make(Math.min(AT_ONCE, needed - all.size())));
      progress.count("  sealed %d of %d".formatted(all.size(), needed));
    }
    progress.say("  sealed %d".formatted(needed));
    return all;
  }

  private Exchange exchange(DemoFederation federation, int entriesPerMessage)
      throws IOException, JMSException, CertificateRefused {
    return new Exchange(
        broker(federation, SENDER), broker(federation, RECIPIENT), plan, entriesPerMessage);
  }

  private static HubBroker broker(DemoFederation federation, String agency)
      throws IOException, CertificateRefused {
    HubHome.Addresses hub = federation.hub().addresses();
    return new HubBroker(
        URI.create("amqps://%s:%d".formatted(hub.host(), hub.amqp())),
        keystore(federation, agency).tls(anchor(federation)),
        new AgencyId(agency));
  }

  private static Keystore keystore(DemoFederation federation, String agency)
      throws IOException, CertificateRefused {
    Path file = federation.agency(agency).resolve("keystore.p12");
    return Keystore.load(file, Keystore.password(file));
  }

  private static Directory directory(DemoFederation federation)
      throws IOException, CertificateRefused, DirectoryRefused {
    Path first = federation.hub().root().resolve("directory").resolve("1.p7m");
    return Directory.verify(Files.readAllBytes(first), anchor(federation));
  }

  private static TrustAnchor anchor(DemoFederation federation)
      throws IOException, CertificateRefused {
    return TrustAnchor.load(federation.agency(SENDER).resolve("trust-anchor.pem"));
  }
}
