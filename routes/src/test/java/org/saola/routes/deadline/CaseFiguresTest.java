// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.Year;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Test;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.Digest;
import org.saola.message.manifest.TypeId;
import org.saola.message.notice.Entry;
import org.saola.message.notice.EntryBuilder;
import org.saola.message.notice.Event;
import org.saola.message.request.TimeLimit;
import org.saola.routes.deadline.CaseFigures.Ground;
import org.saola.routes.deadline.CaseFigures.Row;
import org.saola.routes.deadline.CaseFigures.Sent;
import org.saola.routes.deadline.CaseFigures.Tables;

/** The figures against an exchange that counts itself while it is made up. */
class CaseFiguresTest {
  private static final TypeId REQUEST = new TypeId("case-request/1");
  private static final Instant IN_2026 = Instant.parse("2026-06-01T00:00:00Z");
  private static final List<String> AGENCIES =
      List.of("FR-POLICE", "FR-SPOC", "DE-SPOC", "NL-CUSTOMS", "EUROPOL");
  private static final List<String> OUTCOMES =
      List.of("", "PROVIDE", "PARTIAL", "REFUSE", "REJECTED", "WITHDRAWN");
  private static final List<String> GROUNDS = List.of("NOT_AVAILABLE", "NATIONAL_SECURITY");

  private final long seed = new Random().nextLong();
  private final Random random = new Random(seed);
  private final CaseFigures figures = new CaseFigures(Year.of(2026));
  private final Map<String, Long> counted = new TreeMap<>();
  private long number;

  @Test
  void areWhatHasHappened_andAddUp() {
    for (int i = 0; i < 400; i++) {
      request();
    }
    Tables tables = figures.tables(CaseFiguresTest::country);
    for (Row row : tables.rows()) {
      assertThat(row.received())
          .as("seed %d: %s", seed, row)
          .isEqualTo(
              row.provided()
                  + row.partly()
                  + row.refused()
                  + row.sentBack()
                  + row.withdrawn()
                  + row.open());
    }
    assertThat(sum(tables, Row::received)).isEqualTo(counted("received"));
    assertThat(sum(tables, Row::provided)).isEqualTo(counted("PROVIDE"));
    assertThat(sum(tables, Row::partly)).isEqualTo(counted("PARTIAL"));
    assertThat(sum(tables, Row::refused)).isEqualTo(counted("REFUSE"));
    assertThat(sum(tables, Row::sentBack)).isEqualTo(counted("REJECTED"));
    assertThat(sum(tables, Row::withdrawn)).isEqualTo(counted("WITHDRAWN"));
    assertThat(sum(tables, Row::open)).isEqualTo(counted(""));
    assertThat(sum(tables, Row::overdue)).isEqualTo(counted("overdue"));
    assertThat(sum(tables, Row::extended)).isEqualTo(counted("extended"));
    assertThat(sum(tables, Row::paused)).isEqualTo(counted("paused"));
    assertThat(tables.sent().stream().mapToLong(Sent::requests).sum()).isEqualTo(counted("sent"));
    for (Row row : tables.rows()) {
      assertThat(row.received())
          .as("seed %d", seed)
          .isEqualTo(counted(row.requesting() + ">" + row.requested() + " " + row.limit()));
    }
    assertThat(tables.grounds().stream().mapToLong(Ground::whole).sum())
        .isEqualTo(counted("REFUSE"));
    assertThat(tables.grounds().stream().mapToLong(Ground::partly).sum())
        .isEqualTo(counted("PARTIAL"));
    for (Ground ground : tables.grounds()) {
      assertThat(ground.whole() + ground.partly())
          .isEqualTo(
              counted(ground.requesting() + ">" + ground.requested() + " " + ground.ground()));
    }
  }

  private void request() {
    boolean counts = random.nextInt(4) > 0;
    Instant at = counts ? IN_2026 : IN_2026.minus(Duration.ofDays(365));
    AgencyId from = agency();
    Digest request = Digest.of(("request " + number++).getBytes(StandardCharsets.UTF_8));
    figures.add(entry(Event.ACCEPTED, request, from, at).build());
    count("sent", counts);
    TimeLimit limit = TimeLimit.values()[random.nextInt(3)];
    for (String to : AGENCIES.subList(0, 1 + random.nextInt(AGENCIES.size()))) {
      ask(request, from, new AgencyId(to), limit, at, counts);
    }
  }

  private void ask(
      Digest request, AgencyId from, AgencyId to, TimeLimit limit, Instant at, boolean counts) {
    String pair = country(from) + ">" + country(to) + " ";
    figures.add(entry(Event.CLOCK_STARTED, request, from, at).to(to).code(limit.name()).build());
    count("received", counts);
    count(pair + limit, counts);
    happened(Event.CLOCK_PAUSED, "paused", request, from, to, counts);
    happened(Event.CLOCK_EXTENDED, "extended", request, from, to, counts);
    happened(Event.OVERDUE, "overdue", request, from, to, counts);
    String outcome = OUTCOMES.get(random.nextInt(OUTCOMES.size()));
    boolean refuses = outcome.equals("REFUSE") || outcome.equals("PARTIAL");
    String ground = refuses ? GROUNDS.get(random.nextInt(GROUNDS.size())) : null;
    if (!outcome.isEmpty()) {
      Instant end = IN_2026.plus(Duration.ofDays(300));
      figures.add(
          entry(Event.CLOCK_STOPPED, request, from, end)
              .to(to)
              .code(outcome)
              .ground(ground)
              .build());
    }
    count(outcome, counts);
    if (refuses) {
      count(pair + ground, counts);
    }
  }

  private void happened(
      Event event, String name, Digest request, AgencyId from, AgencyId to, boolean counts) {
    if (random.nextBoolean()) {
      figures.add(entry(event, request, from, IN_2026).to(to).build());
      count(name, counts);
    }
  }

  private void count(String what, boolean counts) {
    if (counts) {
      counted.merge(what, 1L, Long::sum);
    }
  }

  private long counted(String what) {
    return counted.getOrDefault(what, 0L);
  }

  private static long sum(Tables tables, ToLongFunction<Row> column) {
    return tables.rows().stream().mapToLong(column).sum();
  }

  private AgencyId agency() {
    return new AgencyId(AGENCIES.get(random.nextInt(AGENCIES.size())));
  }

  private static String country(AgencyId agency) {
    String id = agency.value();
    return id.contains("-") ? id.substring(0, 2) : id;
  }

  private static EntryBuilder entry(Event event, Digest request, AgencyId from, Instant at) {
    return Entry.of(event, at).message(request).from(from).type(REQUEST);
  }
}
