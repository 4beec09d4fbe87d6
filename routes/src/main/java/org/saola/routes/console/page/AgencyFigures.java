// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.console.page;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.saola.message.manifest.AgencyId;
import org.saola.message.notice.Event;
import org.saola.routes.console.find.Figures;
import org.saola.routes.console.find.Figures.By;
import org.saola.routes.console.find.Figures.Count;
import org.saola.routes.console.scope.Scope;

/** How much an agency sent and received in a span of days, and what became of it. */
final class AgencyFigures {
  /** As the sender, then as the recipient: events in the order in which they are shown. */
  private static final List<Event> SENT = List.of(Event.ACCEPTED, Event.REFUSED);

  private static final List<Event> RECEIVED =
      List.of(
          Event.CONSIGNED,
          Event.HANDED_OVER,
          Event.READ_BY_OFFICER,
          Event.REJECTED_BY_RECIPIENT,
          Event.EXPIRED,
          Event.WITHHELD,
          Event.OVERDUE);

  private final Figures figures;

  AgencyFigures(Figures figures) {
    this.figures = figures;
  }

  /**
   * @param side {@code from} or {@code to}: of the search that lists what was counted
   */
  public record Line(Event event, String side, long entries) {}

  /** Its own entries alone: who may see its page may see them. */
  List<Line> count(AgencyId agency, LocalDate first, LocalDate last) {
    Map<Event, Long> sent = counts(agency, first, last, By.SENDER, SENT);
    Map<Event, Long> received = counts(agency, first, last, By.RECIPIENT, RECEIVED);
    return Stream.concat(
            SENT.stream().map(it -> new Line(it, "from", sent.getOrDefault(it, 0L))),
            RECEIVED.stream().map(it -> new Line(it, "to", received.getOrDefault(it, 0L))))
        .toList();
  }

  private Map<Event, Long> counts(
      AgencyId agency, LocalDate first, LocalDate last, By side, List<Event> events) {
    Map<Event, Long> counts = new EnumMap<>(Event.class);
    for (Count count :
        figures.count(
            first,
            last.plusDays(1),
            Set.copyOf(events),
            List.of(By.EVENT, side),
            Scope.of(Set.of(agency)))) {
      if (agency.value().equals(count.kind().get(side))) {
        counts.merge(
            Event.valueOf(String.valueOf(count.kind().get(By.EVENT))), count.entries(), Long::sum);
      }
    }
    return counts;
  }
}
