// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.console.page;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.saola.message.notice.Event;
import org.saola.routes.console.find.Figures;
import org.saola.routes.console.find.Figures.By;
import org.saola.routes.console.find.Figures.Count;
import org.saola.routes.console.scope.Scope;
import org.springframework.web.util.UriComponentsBuilder;

/** Days that are counted, both ends with them, and over whose entries. */
public record Span(LocalDate first, LocalDate last, Scope scope) {
  /** Between what a figure is told apart by. */
  static final String ARROW = " → ";

  private static final int DAYS = 30;

  /** As it was typed; thirty days back where that is no span. */
  public static Span of(String since, String until, LocalDate today, Scope scope) {
    Days days = Days.of(since, until, today, DAYS);
    return new Span(days.first(), days.last(), scope);
  }

  /** By what tells them apart, in one text. */
  Map<String, Long> counts(Figures figures, Event event, By... by) {
    Map<String, Long> counts = new LinkedHashMap<>();
    for (Count count : all(figures, event, by)) {
      counts.merge(
          Arrays.stream(by).map(each -> value(count, each)).collect(Collectors.joining(ARROW)),
          count.entries(),
          Long::sum);
    }
    return counts;
  }

  List<Count> all(Figures figures, Event event, By... by) {
    return figures.count(first, last.plusDays(1), Set.of(event), List.of(by), scope);
  }

  static String value(Count count, By by) {
    return count.kind().getOrDefault(by, "");
  }

  /** Where the entries of an event in these days are listed, by more fields and their values. */
  String address(Event event, String... more) {
    return address("/", first, last, event, more);
  }

  /** Where those of one day are. */
  static String ofDay(Event event, String day) {
    LocalDate on = LocalDate.parse(day);
    return address("/", on, on, event);
  }

  private static String address(
      String path, LocalDate first, LocalDate last, Event event, String... more) {
    UriComponentsBuilder address =
        UriComponentsBuilder.fromPath(path)
            .queryParam("since", first)
            .queryParam("until", last)
            .queryParam("event", event);
    for (int i = 0; i + 1 < more.length; i += 2) {
      address.queryParam(more[i], "{" + i + "}");
    }
    Object[] values = new Object[more.length / 2];
    for (int i = 0; i < values.length; i++) {
      values[i] = more[2 * i + 1];
    }
    return address.encode().buildAndExpand(values).toUriString();
  }
}
