// SPDX-License-Identifier: EUPL-1.2
package org.saola.ops.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.MessageId;
import org.saola.message.manifest.TypeId;
import org.saola.message.notice.Event;
import org.saola.ops.demo.Progress;
import org.saola.routes.console.find.Entries;
import org.saola.routes.console.find.EntryIndex;
import org.saola.routes.console.find.Figures;
import org.saola.routes.console.find.Question;
import org.saola.routes.console.find.QuestionRefused;
import org.saola.routes.console.scope.Scope;
import org.saola.routes.database.EmbeddedDatabase;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Searches a log that grows, in a PostgreSQL of its own as a hub has it. */
final class SearchGrowth {
  private static final int FIRST = 10_000;
  private static final int TIMES_TEN = 10;
  private static final int PAGE = 50;
  private static final int WARM_UP = 20;
  private static final int QUESTIONS = 100;

  /** Entries that the index takes in by itself at each size. */
  private static final int FOLLOWED = 8192;

  private static final double MICROS = 1e3;
  private static final double MILLIS = 1e6;
  private static final Instant BEGIN = Instant.parse("2025-12-01T00:00:00Z");

  private final Path folder;
  private final Progress progress;

  SearchGrowth(Path folder, Progress progress) {
    this.folder = folder;
    this.progress = progress;
  }

  /** Makes the question of one run of a case. */
  private interface Asking {
    Question of(int run);
  }

  /** One run of a case. */
  private interface Run {
    /**
     * @return rows found
     */
    int run(int number) throws QuestionRefused;
  }

  /** At each power of ten up to {@code largest}. */
  List<SearchFigures> measure(long largest) throws IOException {
    try (EmbeddedDatabase postgres = EmbeddedDatabase.start(folder, new SecureRandom())) {
      var source = new PGSimpleDataSource();
      source.setUrl(postgres.url());
      source.setUser(postgres.user());
      source.setPassword(postgres.password());
      Flyway.configure()
          .dataSource(source)
          .locations("classpath:org/saola/routes/database")
          .load()
          .migrate();
      try (var connection = new SingleConnectionDataSource()) {
        connection.setUrl(postgres.url());
        connection.setUsername(postgres.user());
        connection.setPassword(postgres.password());
        connection.setSuppressClose(true);
        return measure(
            new JdbcTemplate(connection), new JdbcTransactionManager(connection), largest);
      }
    }
  }

  private List<SearchFigures> measure(
      JdbcTemplate database, JdbcTransactionManager transactions, long largest) {
    var rows = new SearchRows(database);
    rows.prepare();
    var index = new EntryIndex(database, new TransactionTemplate(transactions));
    var entries = new Entries(database, transactions);
    var counts = new Figures(database);
    var work = new BackendWork(database);
    List<SearchFigures> figures = new ArrayList<>();
    long filled = 0;
    for (long size = FIRST; size <= largest; size *= TIMES_TEN) {
      rows.fill(filled, size - FOLLOWED);
      database.execute("vacuum analyze");
      progress.count("  search: %,d entries are there".formatted(size));
      rows.append(size - FOLLOWED, size);
      rows.sign(size);
      filled = size;
      long begin = System.nanoTime();
      ThreadCpu cpu = ThreadCpu.start();
      index.follow();
      double cpuMicros = cpu.millis() * MICROS / FOLLOWED;
      double micros = (System.nanoTime() - begin) / MICROS / FOLLOWED;
      if (size == FIRST) {
        // The first time warms up the code, of searches too: that would be held against the last.
        cases(entries, work, size);
        figures(counts, work, size);
      }
      figures.add(
          new SearchFigures(
              size,
              rounded(micros),
              rounded(cpuMicros),
              rounded(bytes(database) / (double) size),
              cases(entries, work, size),
              figures(counts, work, size)));
    }
    progress.say("  search: %,d entries".formatted(filled));
    return figures;
  }

  private static long bytes(JdbcTemplate database) {
    return Objects.requireNonNull(
        database.queryForObject(
            """
            select sum(pg_total_relation_size(oid)) from pg_class
             where relkind = 'r' and relname ~ '^entry_'
            """,
            Long.class));
  }

  private List<SearchFigures.Case> cases(Entries entries, BackendWork work, long size) {
    List<SearchFigures.Case> cases = new ArrayList<>();
    cases.add(ask(entries, work, "newest of all", Scope.EVERYTHING, run -> Question.ALL));
    cases.add(
        ask(
            entries,
            work,
            "one agency and one event (common)",
            Scope.EVERYTHING,
            run -> Question.ALL.agencies(agency(run)).events(Event.RELEASED)));
    cases.add(
        ask(
            entries,
            work,
            "an outcome of one entry in 10 000",
            Scope.EVERYTHING,
            run -> Question.ALL.codes(SearchRows.CODE)));
    cases.add(
        ask(
            entries,
            work,
            "an officer of 20 entries, the oldest",
            Scope.EVERYTHING,
            run -> Question.ALL.actors(SearchRows.OFFICER)));
    cases.add(
        ask(
            entries,
            work,
            "two common ones that never meet",
            Scope.EVERYTHING,
            run -> Question.ALL.senders(agency(run % 10)).types(type(run % 10 + 6))));
    cases.add(
        ask(
            entries,
            work,
            "three that meet in pairs only",
            Scope.EVERYTHING,
            run -> Question.ALL.senders(agency(1)).recipients(agency(2)).types(type(1))));
    cases.add(
        ask(
            entries,
            work,
            "a message by its id",
            Scope.EVERYTHING,
            run -> Question.ALL.message(message(run * (size / 4 / QUESTIONS)))));
    cases.add(
        ask(
            entries,
            work,
            "a thread",
            Scope.EVERYTHING,
            run -> Question.ALL.thread(message(run * (size / 12 / QUESTIONS) * 3))));
    cases.add(
        ask(
            entries,
            work,
            "one type in some hours long ago",
            Scope.EVERYTHING,
            run ->
                Question.ALL
                    .types(type(5 + run % 10))
                    .between(at(size / 3 + run), at(size / 3 + run + 5000))));
    cases.add(
        ask(
            entries,
            work,
            "an agency's auditor: one event",
            Scope.of(Set.of(agency(3))),
            run -> Question.ALL.events(Event.HANDED_OVER)));
    return cases;
  }

  private List<SearchFigures.Case> figures(Figures figures, BackendWork work, long size) {
    LocalDate today = LocalDate.ofInstant(at(size - 1), ZoneOffset.UTC);
    LocalDate begin = LocalDate.ofInstant(BEGIN, ZoneOffset.UTC);
    return List.of(
        time(
            work,
            "a day, by event",
            run -> count(figures, today, today.plusDays(1), Figures.By.EVENT)),
        time(
            work,
            "a month, by pair of agencies",
            run ->
                count(
                    figures,
                    today.minusDays(29),
                    today.plusDays(1),
                    Figures.By.SENDER,
                    Figures.By.RECIPIENT)),
        time(
            work,
            "all there are, by month and type",
            run -> count(figures, begin, today.plusDays(1), Figures.By.MONTH, Figures.By.TYPE)));
  }

  private static int count(Figures figures, LocalDate since, LocalDate until, Figures.By... by) {
    return figures.count(since, until, Set.of(), List.of(by), Scope.EVERYTHING).size();
  }

  private SearchFigures.Case ask(
      Entries entries, BackendWork work, String name, Scope scope, Asking asking) {
    return time(
        work,
        name,
        run -> entries.find(asking.of(run), scope, OptionalLong.empty(), PAGE).rows().size());
  }

  private static SearchFigures.Case time(BackendWork work, String name, Run question) {
    double[] millis = new double[QUESTIONS];
    int rows = 0;
    try {
      for (int run = 0; run < WARM_UP; run++) {
        question.run(0);
      }
      long pages = work.pages();
      Double backend = work.cpuMillis();
      ThreadCpu cpu = ThreadCpu.start();
      for (int run = 0; run < QUESTIONS; run++) {
        long begin = System.nanoTime();
        rows = question.run(run);
        millis[run] = (System.nanoTime() - begin) / MILLIS;
      }
      double asking = cpu.millis();
      Double after = work.cpuMillis();
      Double both =
          backend == null || after == null ? null : rounded((asking + after - backend) / QUESTIONS);
      Arrays.sort(millis);
      return new SearchFigures.Case(
          name,
          rows,
          rounded(millis[QUESTIONS / 2]),
          rounded(millis[QUESTIONS - 2]),
          both,
          rounded((work.pages() - pages) / (double) QUESTIONS));
    } catch (QuestionRefused e) {
      throw new IllegalStateException("the benchmark's own question is refused: " + name, e);
    }
  }

  private static double rounded(double figure) {
    return Math.round(figure * 100) / 100.0;
  }

  private static AgencyId agency(int number) {
    return new AgencyId(SearchRows.agency(number % SearchRows.AGENCIES));
  }

  private static TypeId type(int number) {
    return new TypeId(SearchRows.type(number % SearchRows.TYPES));
  }

  private static MessageId message(long number) {
    return new MessageId(SearchRows.message(4 * number));
  }

  private static Instant at(long leaf) {
    return BEGIN.plusSeconds(leaf * 3);
  }
}
