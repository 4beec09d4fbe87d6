// SPDX-License-Identifier: EUPL-1.2
package org.saola.ops.bench;

import jakarta.jms.JMSException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.saola.ops.demo.Progress;
import org.saola.ops.program.Program;
import org.saola.pki.certificate.CertificateRefused;
import org.saola.pki.directory.DirectoryRefused;
import org.saola.pki.suite.Suites;
import org.saola.routes.database.EmbeddedDatabase;

/**
 * Sends many distinct messages through one hub and looks, again and again, at what it holds: heap,
 * files, queues, tables, disk, log.
 */
public final class Growth {
  private static final int SAMPLES = 40;
  private static final int AT_ONCE = 500;
  private static final long SETTLE_NANOS = 30_000_000_000L;

  private final int messages;
  private final Path results;
  private final Progress progress;
  private final Clock clock;
  private final SecureRandom random;
  private final List<GrowthSample> samples = new ArrayList<>();

  /**
   * @param results folder for {@code growth.csv} and {@code growth.svg}
   */
  public Growth(int messages, Path results, Progress progress, Clock clock, SecureRandom random) {
    this.messages = messages;
    this.results = results;
    this.progress = progress;
    this.clock = clock;
    this.random = random;
  }

  /**
   * @return what grew and should not have
   */
  public List<String> run()
      throws IOException,
          JMSException,
          CertificateRefused,
          DirectoryRefused,
          SQLException,
          InterruptedException {
    try (Workshop workshop = Workshop.open(List.of())) {
      BenchFederation federation = workshop.federation();
      federation.create(Suites.DEFAULT);
      Agencies agencies = new Agencies(federation, clock, random);
      int each = Math.max(1, messages / SAMPLES);
      BenchPlan plan = BenchPlan.full().withMessages(each);
      Path queued = federation.root().resolve("queued");
      long begin = System.nanoTime();
      try (Program hub = workshop.startMeasuredHub(queued);
          Exchange exchange = agencies.exchange(plan)) {
        workshop.database();
        var reports = agencies.messages(plan.main().contentBytes());
        for (int sample = 1; sample <= SAMPLES; sample++) {
          for (int sent = 0; sent < each; sent += AT_ONCE) {
            exchange.run(reports.make(Math.min(AT_ONCE, each - sent)));
          }
          exchange.awaitEvidence();
          GrowthSample now =
              look(
                  federation,
                  hub.handle(),
                  queued,
                  (long) sample * each,
                  System.nanoTime() - begin);
          samples.add(now);
          progress.count("  " + now.csv());
          write();
        }
      }
    }
    progress.say("");
    return new GrowthCheck(samples).faults();
  }

  private GrowthSample look(
      BenchFederation federation, ProcessHandle hub, Path queued, long sent, long nanos)
      throws IOException, SQLException, InterruptedException {
    Path home = federation.hub().root();
    EmbeddedDatabase joined = EmbeddedDatabase.join(home.resolve("database"), random);
    try (joined;
        Connection database =
            DriverManager.getConnection(joined.url(), joined.user(), joined.password())) {
      long passing = settle(database, queued);
      Long heap = HubMemory.of(hub).liveHeapBytes();
      return new GrowthSample(
          sent,
          nanos / 1e9,
          heap == null ? 0 : heap,
          openFiles(hub),
          queued(queued),
          bytes(home.resolve("broker")),
          number(database, "select pg_database_size(current_database())"),
          number(
              database, "select (select count(*) from message) + (select count(*) from delivery)"),
          passing,
          number(database, "select size from log_state"));
    }
  }

  /** What is under way ends within moments; what does not is counted. */
  private static long settle(Connection database, Path queued)
      throws SQLException, IOException, InterruptedException {
    long end = System.nanoTime() + SETTLE_NANOS;
    long passing = passing(database);
    while (passing + queued(queued) > 0 && System.nanoTime() < end) {
      Thread.sleep(200);
      passing = passing(database);
    }
    return passing;
  }

  private static long passing(Connection database) throws SQLException {
    return number(
        database,
        """
        select (select count(*) from notice_due) + (select count(*) from log_staged)
             + (select count(*) from audit_entry where leaf_index is null)
             + (select count(*) from delivery where state = 'due')
        """);
  }

  private static long number(Connection database, String query) throws SQLException {
    try (Statement statement = database.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getLong(1);
    }
  }

  private static long queued(Path file) throws IOException {
    return Long.parseLong(Files.readString(file).strip());
  }

  private static long openFiles(ProcessHandle process) throws IOException {
    try (Stream<Path> files = Files.list(Path.of("/proc", String.valueOf(process.pid()), "fd"))) {
      return files.count();
    }
  }

  private static long bytes(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.mapToLong(file -> file.toFile().isFile() ? file.toFile().length() : 0).sum();
    }
  }

  private void write() throws IOException {
    Files.createDirectories(results);
    List<String> lines = new ArrayList<>();
    lines.add(GrowthSample.HEADER);
    samples.forEach(sample -> lines.add(sample.csv()));
    Files.write(results.resolve("growth.csv"), lines);
    Files.writeString(results.resolve("growth.svg"), new GrowthChart(samples).svg());
  }
}
