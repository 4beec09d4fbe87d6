// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.deadline;

import java.time.Instant;
import java.time.Year;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.Digest;
import org.saola.message.notice.Entry;
import org.saola.message.notice.Event;
import org.saola.message.request.TimeLimit;
import org.saola.pki.directory.Directory;

/**
 * The year's figures of case requests (Directive (EU) 2023/977, Art. 18), from entries of the log
 * alone. A request counts once for each authority that received it, in the year of that receipt
 * (UTC), with what has become of it by the last entry read.
 */
public final class CaseFigures {
  private final Year year;
  private final Map<Asked, Fate> requests = new HashMap<>();
  private final Map<AgencyId, Long> sent = new TreeMap<>();

  public CaseFigures(Year year) {
    this.year = year;
  }

  private record Asked(Digest request, AgencyId authority) {}

  /** What has become of one request to one authority. */
  private static final class Fate {
    private final AgencyId requester;
    private final TimeLimit limit;
    private String outcome = "";
    private String ground = "";
    private boolean overdue;
    private boolean extended;
    private boolean paused;

    Fate(AgencyId requester, TimeLimit limit) {
      this.requester = requester;
      this.limit = limit;
    }
  }

  /** The next entry, in the order of the log. */
  public void add(Entry entry) {
    AgencyId from = entry.from();
    Digest request = entry.message();
    if (from == null || request == null || !ClockEntries.CASE_REQUEST.equals(entry.type())) {
      return;
    }
    AgencyId to = entry.to();
    if (to == null) {
      if (entry.event() == Event.ACCEPTED && isOfYear(entry.at())) {
        sent.merge(from, 1L, Long::sum);
      }
      return;
    }
    Asked asked = new Asked(request, to);
    if (entry.event() == Event.CLOCK_STARTED && isOfYear(entry.at())) {
      requests.put(asked, new Fate(from, TimeLimit.valueOf(String.valueOf(entry.code()))));
    }
    Fate fate = requests.get(asked);
    if (fate != null) {
      tell(entry, fate);
    }
  }

  private boolean isOfYear(Instant at) {
    return at.atOffset(ZoneOffset.UTC).getYear() == year.getValue();
  }

  private static void tell(Entry entry, Fate fate) {
    switch (entry.event()) {
      case CLOCK_PAUSED -> fate.paused = true;
      case CLOCK_EXTENDED -> fate.extended = true;
      case OVERDUE -> fate.overdue = true;
      case CLOCK_STOPPED -> {
        fate.outcome = String.valueOf(entry.code());
        List<String> grounds = entry.rules();
        fate.ground = grounds == null || grounds.isEmpty() ? "" : grounds.getFirst();
      }
      default -> {}
    }
  }

  /**
   * Requests between two countries under one time limit.
   *
   * @param sentBack by the recipient's connector, which could not open them
   * @param open not answered by the last entry
   * @param overdue of all these, how many were not answered when they were due
   * @param extended of all these, how many waited for a judicial authorisation
   * @param paused of all these, how many were asked a question about first
   */
  public record Row(
      String requesting,
      String requested,
      TimeLimit limit,
      long received,
      long provided,
      long partly,
      long refused,
      long sentBack,
      long withdrawn,
      long open,
      long overdue,
      long extended,
      long paused) {}

  /**
   * Refusals on one ground.
   *
   * @param whole requests refused
   * @param partly requests answered in part
   */
  public record Ground(
      String requesting, String requested, String ground, long whole, long partly) {}

  /** Requests that were sent, whoever received them. */
  public record Sent(String requesting, long requests) {}

  /**
   * @param sent messages accepted in the year
   * @param rows each request once for each authority that received it
   */
  public record Tables(Year year, List<Sent> sent, List<Row> rows, List<Ground> grounds) {}

  /** With agencies of one country together; a body that has none appears by its name. */
  public Tables tables(Directory directory) {
    return tables(agency -> country(directory, agency));
  }

  private static String country(Directory directory, AgencyId agency) {
    return directory
        .agency(agency.value())
        .flatMap(found -> Optional.ofNullable(found.country()))
        .orElse(agency.value());
  }

  /**
   * @param country of an agency, or its name where it has none
   */
  public Tables tables(Function<AgencyId, String> country) {
    SortedMap<String, Long> byCountry = new TreeMap<>();
    sent.forEach((agency, count) -> byCountry.merge(country.apply(agency), count, Long::sum));
    List<Sent> senders = new ArrayList<>();
    byCountry.forEach((name, count) -> senders.add(new Sent(name, count)));
    return new Tables(year, senders, rows(country), grounds(country));
  }

  private List<Row> rows(Function<AgencyId, String> country) {
    Map<List<Object>, List<Fate>> groups = new HashMap<>();
    requests.forEach(
        (asked, fate) ->
            groups
                .computeIfAbsent(
                    List.of(
                        country.apply(fate.requester),
                        country.apply(asked.authority()),
                        fate.limit),
                    any -> new ArrayList<>())
                .add(fate));
    List<Row> rows = new ArrayList<>();
    groups.forEach(
        (key, fates) ->
            rows.add(
                new Row(
                    (String) key.get(0),
                    (String) key.get(1),
                    (TimeLimit) key.get(2),
                    fates.size(),
                    ended(fates, "PROVIDE"),
                    ended(fates, "PARTIAL"),
                    ended(fates, "REFUSE"),
                    ended(fates, Changes.REJECTED),
                    ended(fates, Changes.WITHDRAWN),
                    ended(fates, ""),
                    fates.stream().filter(fate -> fate.overdue).count(),
                    fates.stream().filter(fate -> fate.extended).count(),
                    fates.stream().filter(fate -> fate.paused).count())));
    rows.sort(
        Comparator.comparing(Row::requesting)
            .thenComparing(Row::requested)
            .thenComparing(Row::limit));
    return rows;
  }

  private static long ended(List<Fate> fates, String outcome) {
    return fates.stream().filter(fate -> fate.outcome.equals(outcome)).count();
  }

  private List<Ground> grounds(Function<AgencyId, String> country) {
    Map<List<String>, List<Fate>> groups = new HashMap<>();
    requests.forEach(
        (asked, fate) -> {
          if (!fate.ground.isEmpty()) {
            groups
                .computeIfAbsent(
                    List.of(
                        country.apply(fate.requester),
                        country.apply(asked.authority()),
                        fate.ground),
                    any -> new ArrayList<>())
                .add(fate);
          }
        });
    List<Ground> grounds = new ArrayList<>();
    groups.forEach(
        (key, fates) ->
            grounds.add(
                new Ground(
                    key.get(0),
                    key.get(1),
                    key.get(2),
                    ended(fates, "REFUSE"),
                    ended(fates, "PARTIAL"))));
    grounds.sort(
        Comparator.comparing(Ground::requesting)
            .thenComparing(Ground::requested)
            .thenComparing(Ground::ground));
    return grounds;
  }
}
