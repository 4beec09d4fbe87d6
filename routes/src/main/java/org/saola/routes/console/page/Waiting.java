// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.console.page;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.saola.message.manifest.AgencyId;
import org.saola.routes.console.find.Unread;
import org.saola.routes.console.find.Unread.Age;
import org.saola.routes.console.scope.Scope;
import org.saola.routes.earlier.Unconfirmed;
import org.springframework.stereotype.Component;

/** On whom something waits: a message to be read, a recall to be confirmed. */
@Component
class Waiting {
  /** Lines of a list; the figure above it counts all. */
  private static final int LISTED = 200;

  private final Unread unread;
  private final Unconfirmed unconfirmed;

  Waiting(Unread unread, Unconfirmed unconfirmed) {
    this.unread = unread;
    this.unconfirmed = unconfirmed;
  }

  /**
   * Unread messages.
   *
   * @param agencies in the order of the figure's bars, by age
   */
  public record Unopened(Figure figure, List<Agency> agencies, List<Age> ages) {}

  /**
   * @param cells one for each age
   */
  public record Agency(String name, List<Cell> cells, long total, String address) {}

  /**
   * @param address of the messages; empty where there is none
   */
  public record Cell(long messages, String address) {}

  Unopened unread(Span span, LocalDate today) {
    Map<String, Map<Age, Long>> counts =
        unread.count(span.first(), span.last().plusDays(1), today, span.scope());
    Map<String, Long> totals = new LinkedHashMap<>();
    counts.forEach(
        (agency, ages) ->
            totals.put(agency, ages.values().stream().mapToLong(Long::longValue).sum()));
    Figure figure =
        Figure.largest(
            "unread", "", totals, agency -> UnreadPage.address(agency, span.first(), span.last()));
    List<Agency> agencies =
        figure.bars().stream()
            .map(
                bar ->
                    new Agency(
                        bar.of(),
                        cells(bar.of(), counts.getOrDefault(bar.of(), Map.of()), span, today),
                        bar.entries(),
                        bar.address()))
            .toList();
    return new Unopened(figure, agencies, List.of(Age.values()));
  }

  private static List<Cell> cells(
      String agency, Map<Age, Long> counts, Span span, LocalDate today) {
    return Arrays.stream(Age.values())
        .map(
            age -> {
              long messages = counts.getOrDefault(age, 0L);
              LocalDate last =
                  age.last(today).isBefore(span.last()) ? age.last(today) : span.last();
              return new Cell(
                  messages,
                  messages == 0
                      ? ""
                      : UnreadPage.address(agency, age.first(today, span.first()), last));
            })
        .toList();
  }

  /**
   * Recalls, corrections and erasures that are open now.
   *
   * @param lines the oldest first
   * @param more that are not listed
   */
  public record Recalls(Figure figure, List<Unconfirmed.Line> lines, int more) {}

  Recalls recalls(Scope scope) {
    List<Unconfirmed.Line> open =
        unconfirmed.list().stream().filter(line -> isVisible(line, scope)).toList();
    Map<String, Long> holders = new LinkedHashMap<>();
    open.forEach(line -> holders.merge(line.holder(), 1L, Long::sum));
    return new Recalls(
        Figure.largest("unconfirmed", "", holders, holder -> "#recalls"),
        open.stream().limit(LISTED).toList(),
        Math.max(0, open.size() - LISTED));
  }

  private static boolean isVisible(Unconfirmed.Line line, Scope scope) {
    return switch (scope) {
      case Scope.Everything all -> true;
      case Scope.Nothing none -> false;
      case Scope.Agencies some -> names(line, some.agencies());
    };
  }

  private static boolean names(Unconfirmed.Line line, Set<AgencyId> agencies) {
    return agencies.contains(new AgencyId(line.originator()))
        || agencies.contains(new AgencyId(line.holder()));
  }
}
