// SPDX-License-Identifier: EUPL-1.2
package org.saola.ops.bench;

import jakarta.jms.JMSException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.saola.ops.bench.BenchResult.Besides;
import org.saola.ops.bench.BenchResult.Load;
import org.saola.ops.bench.BenchResult.Other;
import org.saola.ops.demo.Progress;
import org.saola.ops.program.Program;
import org.saola.pki.certificate.CertificateRefused;
import org.saola.pki.directory.DirectoryRefused;
import org.saola.pki.seal.SealRefused;
import org.saola.pki.suite.Suite;
import org.saola.pki.suite.Suites;
import org.springframework.util.FileSystemUtils;

/** The benchmark: a hub under each load, its floors, and what grows with log and rules. */
public final class Benchmark {
  /** Above it, a message has two parts. */
  private static final int SMALL = 2 * 1024;

  private static final int LANE_CONTENT = 256;
  private static final int ENCRYPTIONS_APART = 50;

  /** Two parts are released. */
  private static final int ENTRIES_APART = 4;

  private static final int RUNS = 5;

  private final BenchPlan plan;
  private final Sources sources;
  private final List<String> hubOptions;
  private final Progress progress;
  private final Clock clock;
  private final SecureRandom random;
  private final SealedSupplies supplies;
  private final FloorRuns floorRuns;

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
    this.supplies = new SealedSupplies(progress, clock, random);
    this.floorRuns = new FloorRuns(plan, progress, clock, random);
  }

  /**
   * What grows with the log, alone: appending, proofs, searches, figures.
   *
   * @param largest entries of the largest log
   */
  public static ScaleResult scale(
      int largest, Sources sources, Progress progress, Clock clock, SecureRandom random)
      throws IOException, InterruptedException {
    Machine machine = Machine.here();
    Path folder = Files.createTempDirectory("saola-scale");
    try {
      var figures =
          new ScaleFigures(
              new LogGrowth(folder.resolve("log"), clock, random, progress).measure(largest, RUNS),
              new SearchGrowth(folder.resolve("search"), progress).measure(largest));
      return ScaleResult.of(clock.instant(), sources.commit(), machine, figures);
    } finally {
      FileSystemUtils.deleteRecursively(folder);
    }
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
    List<Other> others = new ArrayList<>();
    List<ApartFigures> apart = new ArrayList<>();
    MainLoad.Measured main;
    Floors floors;
    LaneFigures lanes;
    List<LogFigures> log;
    List<SearchFigures> search;
    List<RuleFigures> rules;
    try (Workshop workshop = open(Suites.DEFAULT)) {
      main = new MainLoad(plan, supplies, entries(plan.main()), progress).measure(workshop);
      floors = floorRuns.measure(workshop.federation().root(), main, entries(plan.main()));
      progress.say("Measuring the urgent lane");
      lanes = measureLanes(workshop);
      progress.say("Measuring the log");
      log = log(workshop.federation().root().resolve("log-growth"));
      progress.say("Measuring searches");
      search =
          new SearchGrowth(workshop.federation().root().resolve("search"), progress)
              .measure(plan.largestSearch());
      progress.say("Measuring the rules");
      rules = rules(workshop.federation().root());
      measureOthers(workshop, Suites.DEFAULT, others);
      for (ApartCase each : plan.apart()) {
        apart.add(measureApart(workshop, each));
      }
    }
    if (plan.others().stream().anyMatch(each -> each.suite() == Suites.HIGH.number())) {
      try (Workshop workshop = open(Suites.HIGH)) {
        measureOthers(workshop, Suites.HIGH, others);
      }
    }
    BenchResult result =
        BenchResult.of(
            clock.instant(),
            sources.commit(),
            machine,
            Load.of(plan, main.messageBytes()),
            ServerFigures.of(main.hub()),
            main.memory(),
            floors,
            new Besides(lanes, others, apart, log, search, rules));
    progress.say("");
    new BenchTable(result).lines().forEach(progress::say);
    return result;
  }

  private Workshop open(Suite suite) throws IOException, DirectoryRefused {
    progress.say("Making a hub and six agencies, suite %d".formatted(suite.number()));
    Workshop workshop = Workshop.open(hubOptions);
    workshop.federation().create(suite);
    return workshop;
  }

  private void measureOthers(Workshop workshop, Suite suite, List<Other> others)
      throws IOException,
          JMSException,
          CertificateRefused,
          DirectoryRefused,
          SealRefused,
          InterruptedException {
    List<LoadCase> cases =
        plan.others().stream().filter(each -> each.suite() == suite.number()).toList();
    if (cases.isEmpty()) {
      return;
    }
    progress.say("Measuring other loads, suite %d".formatted(suite.number()));
    try (Program hub = workshop.startHub()) {
      for (LoadCase each : cases) {
        MessageSupply messages = supplies.of(workshop.federation(), each);
        try (Exchange exchange = exchange(workshop, each, entries(each))) {
          ServerFigures figures =
              new ServerRuns(each.words(), hub.handle(), workshop.database(), progress)
                  .measure(exchange, messages);
          others.add(
              new Other(
                  Load.of(plan, each, messages.averageBytes()),
                  figures,
                  Spread.of(
                      FloorRuns.signatureChecks(workshop.federation().directory(), messages))));
        }
      }
    }
  }

  private ApartFigures measureApart(Workshop workshop, ApartCase load)
      throws IOException, JMSException, CertificateRefused, DirectoryRefused, InterruptedException {
    progress.say("Measuring parts that travel apart");
    DistinctMessages messages = supplies.messages(workshop.federation(), SMALL, 1);
    Path folder = Files.createDirectories(workshop.federation().root().resolve("apart"));
    List<List<ApartMessage>> batches = new ArrayList<>();
    for (int run = 0; run <= load.runs(); run++) {
      List<ApartMessage> batch = new ArrayList<>();
      for (int i = 0; i < (run == 0 ? load.warmUp() : load.messages()); i++) {
        batch.add(messages.apart(load.partBytes(), folder));
      }
      batches.add(batch);
    }
    try (Program hub = workshop.startHub();
        Exchange exchange = new Exchange(workshop.federation(), 1, plan, ENTRIES_APART)) {
      var traffic = new ApartTraffic(workshop.federation(), exchange);
      ServerFigures figures =
          new ServerRuns("apart", hub.handle(), workshop.database(), progress)
              .measure(exchange, traffic, batches);
      var aes = new AesGcmFloor(random);
      aes.measure(load.partBytes(), ENCRYPTIONS_APART);
      return new ApartFigures(
          load, figures, floorRuns.spread(run -> aes.measure(load.partBytes(), ENCRYPTIONS_APART)));
    }
  }

  private LaneFigures measureLanes(Workshop workshop)
      throws IOException, JMSException, CertificateRefused, DirectoryRefused, InterruptedException {
    BenchPlan.Lanes lanes = plan.lanes();
    DistinctMessages messages = supplies.messages(workshop.federation(), LANE_CONTENT, 1);
    // The hub works on while they are sent.
    List<byte[]> ordinary =
        supplies.make(messages, lanes.backlog() + lanes.backlog() / 2 + plan.main().warmUp());
    List<byte[]> urgent = messages.makeUrgent(lanes.messages() * (1 + 2 * lanes.runs()));
    List<byte[]> warmUp = ordinary.subList(0, plan.main().warmUp());
    LoadCase load = new LoadCase(LANE_CONTENT, 1, 1, 0, 1, 1);
    try (Program hub = workshop.startHub();
        Exchange exchange = exchange(workshop, load, entries(load));
        UrgentLane lane = new UrgentLane(workshop.federation(), random)) {
      progress.say(
          "  process %d warms up with %d messages".formatted(hub.handle().pid(), warmUp.size()));
      exchange.run(warmUp);
      exchange.awaitEvidence();
      Iterator<List<byte[]>> batches =
          batches(ordinary.subList(warmUp.size(), ordinary.size())).iterator();
      return new LaneRuns(plan, progress).measure(lane, exchange, batches, urgent);
    }
  }

  private List<List<byte[]>> batches(List<byte[]> messages) {
    return IntStream.range(0, messages.size() / plan.batch())
        .mapToObj(each -> messages.subList(each * plan.batch(), (each + 1) * plan.batch()))
        .toList();
  }

  private List<LogFigures> log(Path folder) throws IOException {
    return new LogGrowth(folder, clock, random, progress)
        .measure(plan.largestLog(), plan.main().runs());
  }

  private List<RuleFigures> rules(Path folder) throws IOException {
    var growth = new RuleGrowth(folder, clock);
    List<RuleFigures> figures = new ArrayList<>();
    for (int agencies : new int[] {10, 100, 1000}) {
      figures.add(growth.measure(agencies, plan.main().runs()));
      progress.say("  rules of %d agencies".formatted(agencies));
    }
    return figures;
  }

  /** ACCEPTED once, CONSIGNED for each recipient, RELEASED for each of its parts. */
  private static int entries(LoadCase load) {
    int parts = load.contentBytes() > SMALL ? 2 : 1;
    return 1 + load.recipients() * (1 + parts);
  }

  private Exchange exchange(Workshop workshop, LoadCase load, int entriesPerMessage)
      throws IOException, JMSException, CertificateRefused {
    return new Exchange(workshop.federation(), load.recipients(), plan, entriesPerMessage);
  }
}
