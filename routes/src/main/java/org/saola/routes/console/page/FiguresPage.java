// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.console.page;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.saola.message.notice.Event;
import org.saola.routes.console.find.Figures;
import org.saola.routes.console.find.Figures.By;
import org.saola.routes.console.find.Figures.Count;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Figures of a span of days, drawn, each with its table. */
@Controller
class FiguresPage {
  private static final String SEIZURE = "seizure-report/";

  private final Figures figures;
  private final Waiting waiting;
  private final Renewals renewals;
  private final Reading reading;
  private final Clock clock;

  FiguresPage(Figures figures, Waiting waiting, Renewals renewals, Reading reading, Clock clock) {
    this.figures = figures;
    this.waiting = waiting;
    this.renewals = renewals;
    this.reading = reading;
    this.clock = clock;
  }

  @GetMapping("/figures")
  String figures(
      @RequestParam(name = "since", defaultValue = "") String since,
      @RequestParam(name = "until", defaultValue = "") String until,
      Model model) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    Span span = Span.of(since, until, today, reading.scope());
    model.addAttribute("since", span.first());
    model.addAttribute("until", span.last());
    model.addAttribute("figures", drawn(span));
    model.addAttribute("seizures", seizures(span));
    model.addAttribute("unread", waiting.unread(span, today));
    model.addAttribute("recalls", waiting.recalls(span.scope()));
    model.addAttribute("renewals", renewals.of(span.scope()));
    return "figures";
  }

  private List<Figure> drawn(Span span) {
    List<Figure> drawn = new ArrayList<>();
    drawn.add(days(span));
    drawn.add(
        Figure.largest(
            "types",
            "type.",
            span.counts(figures, Event.ACCEPTED, By.TYPE),
            type -> span.address(Event.ACCEPTED, "type", type)));
    drawn.add(
        Figure.largest(
            "pairs",
            "",
            span.counts(figures, Event.CONSIGNED, By.SENDER, By.RECIPIENT),
            pair -> {
              String[] ends = pair.split(Span.ARROW, -1);
              return span.address(Event.CONSIGNED, "from", ends[0], "to", ends[1]);
            }));
    drawn.add(
        Figure.largest(
            "clock",
            "figures.clock.",
            span.counts(figures, Event.CLOCK_STOPPED, By.LATE),
            // Whether it was late cannot be asked for.
            late -> span.address(Event.CLOCK_STOPPED)));
    drawn.add(
        Figure.largest(
            "withheld",
            "rule",
            span.counts(figures, Event.WITHHELD, By.RULES),
            rules -> span.address(Event.WITHHELD, "rule", rules.split(" ", 2)[0])));
    drawn.add(
        Figure.largest(
            "refused",
            "",
            span.counts(figures, Event.REFUSED, By.CODE),
            code -> span.address(Event.REFUSED, "code", code)));
    drawn.add(
        Figure.largest(
            "read",
            "",
            span.counts(figures, Event.READ_BY_OFFICER, By.RECIPIENT),
            to -> span.address(Event.READ_BY_OFFICER, "to", to)));
    return drawn;
  }

  private Figure days(Span span) {
    Map<String, Long> counts = span.counts(figures, Event.ACCEPTED, By.DAY);
    Map<String, Long> each = new LinkedHashMap<>();
    span.first()
        .datesUntil(span.last().plusDays(1))
        .map(LocalDate::toString)
        .forEach(day -> each.put(day, counts.getOrDefault(day, 0L)));
    return Figure.byDay("accepted", each, day -> Span.ofDay(Event.ACCEPTED, day));
  }

  /**
   * By who reported them. What was seized and on which way lies within the seal: no manifest has a
   * label for it, so that each counts as one without.
   */
  private Figure seizures(Span span) {
    Map<String, Long> counts = new LinkedHashMap<>();
    Map<String, String> types = new LinkedHashMap<>();
    for (Count count : span.all(figures, Event.ACCEPTED, By.TYPE, By.SENDER)) {
      String type = Span.value(count, By.TYPE);
      if (type.startsWith(SEIZURE)) {
        counts.merge(Span.value(count, By.SENDER), count.entries(), Long::sum);
        types.put(Span.value(count, By.SENDER), type);
      }
    }
    return Figure.largest(
        "seizures",
        "",
        counts,
        from ->
            span.address(
                Event.ACCEPTED, "type", types.getOrDefault(from, SEIZURE + "1"), "from", from));
  }
}
