// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.console;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.Digest;
import org.saola.message.manifest.MessageId;
import org.saola.message.manifest.Purpose;
import org.saola.message.manifest.Tlp;
import org.saola.message.manifest.TypeId;
import org.saola.message.manifest.Urgency;
import org.saola.message.notice.Entry;
import org.saola.message.notice.EntryBuilder;
import org.saola.message.notice.Event;
import org.saola.message.notice.Terms;
import org.saola.message.request.TimeLimit;
import org.saola.routes.audit.AuditTrail.NewEntry;

/** Requests and what becomes of them, counted while they are made up, by who knows no report. */
final class MadeUpExchanges {
  private static final List<String> AGENCIES = List.of("FR-POLICE", "DE-SPOC", "NL-CUSTOMS");
  private static final List<String> OUTCOMES = List.of("", "PROVIDE", "PARTIAL", "REFUSE");
  static final TypeId REQUEST = new TypeId("case-request/1");
  private static final Purpose[] PURPOSES = Purpose.values();

  final long seed = new Random().nextLong();
  private final Instant now;
  final List<NewEntry> made = new ArrayList<>();

  /** By figure, pair of agencies and what else tells them apart. */
  final Map<String, Long> cases = new TreeMap<>();

  final Map<String, Long> disclosed = new TreeMap<>();

  private final Random random = new Random(seed);

  MadeUpExchanges(Instant now) {
    this.now = now;
    for (int i = 0; i < 60; i++) {
      request(i);
    }
    AgencyId customs = new AgencyId("NL-CUSTOMS");
    add(about(Event.READ_BY_OFFICER, 0, now, customs).to(new AgencyId("DE-SPOC")));
    // As the hub writes it: it names who has done it, and is about another's message.
    add(about(Event.CONFIRMED, 0, now, new AgencyId("FR-POLICE")).code("ERASED"));
  }

  private void request(int number) {
    // Some lie before the days, and may lie before the year, that are reported on.
    Instant at = random.nextInt(4) == 0 ? now.minus(Duration.ofDays(400)) : now;
    AgencyId from = new AgencyId(AGENCIES.get(random.nextInt(AGENCIES.size())));
    Purpose purpose = PURPOSES[random.nextInt(PURPOSES.length)];
    TimeLimit limit = TimeLimit.values()[random.nextInt(3)];
    add(about(Event.ACCEPTED, number, at, from).terms(terms(purpose)));
    if (at == now) {
      count(cases, "sent " + country(from));
    }
    for (String name : AGENCIES) {
      AgencyId to = new AgencyId(name);
      if (!to.equals(from)) {
        String pair = country(from) + " " + country(to);
        add(about(Event.CONSIGNED, number, at, from).to(to));
        add(about(Event.CLOCK_STARTED, number, at, from).to(to).code(limit.name()));
        String outcome = OUTCOMES.get(random.nextInt(OUTCOMES.size()));
        String ground = outcome.startsWith("P") || outcome.isEmpty() ? null : "NOT_AVAILABLE";
        if (!outcome.isEmpty()) {
          add(about(Event.CLOCK_STOPPED, number, now, from).to(to).code(outcome).ground(ground));
        }
        if (at == now) {
          count(disclosed, "%s %s %s".formatted(from, to, purpose));
          count(cases, "received %s %s".formatted(pair, limit));
          count(cases, "%s %s %s".formatted(figure(outcome), pair, limit));
        }
      }
    }
  }

  private static String figure(String outcome) {
    return switch (outcome) {
      case "PROVIDE" -> "provided";
      case "PARTIAL" -> "partly";
      case "REFUSE" -> "refused";
      default -> "open";
    };
  }

  private static String country(AgencyId agency) {
    return agency.value().substring(0, 2);
  }

  private static void count(Map<String, Long> counts, String what) {
    counts.merge(what, 1L, Long::sum);
  }

  private static EntryBuilder about(Event event, int number, Instant at, AgencyId from) {
    return Entry.of(event, at)
        .message(
            Digest.of(("request " + number).getBytes(StandardCharsets.UTF_8)),
            new MessageId("0192aaaa-0000-7000-8000-%012d".formatted(number)))
        .from(from)
        .type(REQUEST);
  }

  private static Terms terms(Purpose purpose) {
    return new Terms(null, Tlp.AMBER, List.of(), purpose, "EU-2016-680-ART8", Urgency.ORDINARY);
  }

  private void add(EntryBuilder entry) {
    made.add(new NewEntry(entry.build(), Set.of()));
  }
}
