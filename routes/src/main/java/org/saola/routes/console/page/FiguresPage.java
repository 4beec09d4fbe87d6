// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.console.page;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
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
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Figures of a span of days, drawn, each with its table. */
@Controller
class FiguresPage {
  private static final int DAYS = 30;
  private static final int MOST = 50;
  private static final int MOST_DAYS = 3660;

  private final Figures figures;
  private final Reading reading;
  private final Clock clock;

  FiguresPage(Figures figures, Reading reading, Clock clock) {
    this.figures = figures;
    this.reading = reading;
    this.clock = clock;
  }

  /**
   * One figure.
   *
   * @param name of its words
   * @param values what stands before each: words by this prefix, or nothing for what speaks for
   *     itself
   * @param total of those that are not drawn too
   */
  public record Figure(String name, String values, List<Bar> bars, long total, boolean byDay) {}

  /**
   * @param share of the largest, in thousandths: for drawing
   */
  public record Bar(String of, long entries, long share) {}

  @GetMapping("/figures")
  String figures(
      @RequestParam(name = "since", defaultValue = "") String since,
      @RequestParam(name = "until", defaultValue = "") String until,
      Model model) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    LocalDate last = day(until, today);
    LocalDate first = day(since, last.minusDays(DAYS));
    if (first.isAfter(last) || first.isBefore(last.minusDays(MOST_DAYS))) {
      first = last.minusDays(DAYS);
    }
    model.addAttribute("since", first);
    model.addAttribute("until", last);
    model.addAttribute("figures", drawn(new Span(figures, first, last, reading.scope())));
    return "figures";
  }

  private List<Figure> drawn(Span span) {
    List<Figure> drawn = new ArrayList<>();
    drawn.add(days(span));
    drawn.add(largest("types", "type.", span.counts(Event.ACCEPTED, By.TYPE)));
    drawn.add(largest("pairs", "", span.counts(Event.CONSIGNED, By.SENDER, By.RECIPIENT)));
    drawn.add(largest("clock", "figures.clock.", span.counts(Event.CLOCK_STOPPED, By.LATE)));
    drawn.add(largest("withheld", "rule", span.counts(Event.WITHHELD, By.RULES)));
    drawn.add(largest("refused", "", span.counts(Event.REFUSED, By.CODE)));
    drawn.add(largest("read", "", span.counts(Event.READ_BY_OFFICER, By.RECIPIENT)));
    return drawn;
  }

  /** What is counted, and over whose entries. */
  private record Span(Figures figures, LocalDate first, LocalDate last, Scope scope) {
    /** By what tells them apart, in one text. */
    Map<String, Long> counts(Event event, By... by) {
      Map<String, Long> counts = new LinkedHashMap<>();
      for (Count count :
          figures.count(first, last.plusDays(1), Set.of(event), List.of(by), scope)) {
        String of =
            Arrays.stream(by)
                .map(each -> count.kind().getOrDefault(each, ""))
                .collect(Collectors.joining(" → "));
        counts.merge(of, count.entries(), Long::sum);
      }
      return counts;
    }
  }

  private static Figure days(Span span) {
    Map<String, Long> counts = span.counts(Event.ACCEPTED, By.DAY);
    Map<String, Long> each = new LinkedHashMap<>();
    span.first()
        .datesUntil(span.last().plusDays(1))
        .map(LocalDate::toString)
        .forEach(day -> each.put(day, counts.getOrDefault(day, 0L)));
    return figure("accepted", "", each, Integer.MAX_VALUE, true);
  }

  private static Figure largest(String name, String values, Map<String, Long> counts) {
    Map<String, Long> sorted = new LinkedHashMap<>();
    counts.entrySet().stream()
        .sorted(
            Map.Entry.<String, Long>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .forEach(it -> sorted.put(it.getKey(), it.getValue()));
    return figure(name, values, sorted, MOST, false);
  }

  private static Figure figure(
      String name, String values, Map<String, Long> counts, int drawn, boolean byDay) {
    long most = Math.max(1, counts.values().stream().mapToLong(it -> it).max().orElse(1));
    return new Figure(
        name,
        values,
        counts.entrySet().stream()
            .limit(drawn)
            .map(it -> new Bar(it.getKey(), it.getValue(), it.getValue() * 1000 / most))
            .toList(),
        counts.values().stream().mapToLong(it -> it).sum(),
        byDay);
  }

  private static LocalDate day(String typed, LocalDate otherwise) {
    try {
      return LocalDate.parse(typed);
    } catch (DateTimeParseException e) {
      return otherwise;
    }
  }
}
