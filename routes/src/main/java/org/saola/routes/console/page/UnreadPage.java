// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.console.page;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.saola.message.manifest.AgencyId;
import org.saola.message.notice.Event;
import org.saola.pages.frame.Problems;
import org.saola.routes.console.find.EntryRow;
import org.saola.routes.console.find.Found;
import org.saola.routes.console.find.Question;
import org.saola.routes.console.find.QuestionRefused;
import org.saola.routes.console.find.Unread;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** The messages that nobody has read: the entries by which they came into an inbox. */
@Controller
class UnreadPage {
  private static final int ON_A_PAGE = 50;

  /** Where nearly all are read, a page ends after so many looks and the next goes on. */
  private static final int LOOKS = 20;

  private static final int AT_A_LOOK = 500;

  private final Unread unread;
  private final Reading reading;
  private final KnownAgencies known;
  private final Clock clock;

  UnreadPage(Unread unread, Reading reading, KnownAgencies known, Clock clock) {
    this.unread = unread;
    this.reading = reading;
    this.known = known;
    this.clock = clock;
  }

  static String address(String agency, LocalDate first, LocalDate last) {
    return UriComponentsBuilder.fromPath("/figures/unread")
        .queryParam("to", "{to}")
        .queryParam("since", first)
        .queryParam("until", last)
        .encode()
        .buildAndExpand(agency)
        .toUriString();
  }

  @GetMapping("/figures/unread")
  String unread(
      @RequestParam("to") String to,
      @RequestParam(name = "since", defaultValue = "") String since,
      @RequestParam(name = "until", defaultValue = "") String until,
      @RequestParam("before") @Nullable Long before,
      Model model)
      throws QuestionRefused {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    Span span = Span.of(since, until, today, reading.scope());
    Page page = page(question(to, span), before);
    model.addAttribute("to", to);
    model.addAttribute("since", span.first());
    model.addAttribute("until", span.last());
    model.addAttribute("rows", page.rows().stream().map(EntryView::of).toList());
    model.addAttribute("next", page.next().isPresent() ? page.next().getAsLong() : null);
    return "unread";
  }

  private Question question(String to, Span span) {
    try {
      AgencyId agency = new AgencyId(to);
      if (!known.test(agency)) {
        throw new Problems.NotHere();
      }
      return Question.ALL
          .events(Event.CONSIGNED)
          .recipients(agency)
          .between(
              span.first().atStartOfDay().toInstant(ZoneOffset.UTC),
              span.last().plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC));
    } catch (IllegalArgumentException e) {
      throw new Problems.NotHere();
    }
  }

  private record Page(List<EntryRow> rows, OptionalLong next) {}

  private Page page(Question question, @Nullable Long before) throws QuestionRefused {
    OptionalLong next = before == null ? OptionalLong.empty() : OptionalLong.of(before);
    List<EntryRow> open = new ArrayList<>();
    for (int look = 0; look < LOOKS; look++) {
      Found found = reading.find(question, next, AT_A_LOOK);
      for (EntryRow row : unread.among(found.rows())) {
        if (open.size() == ON_A_PAGE) {
          return new Page(open, OptionalLong.of(open.getLast().index()));
        }
        open.add(row);
      }
      next = found.next();
      if (next.isEmpty()) {
        return new Page(open, next);
      }
    }
    return new Page(open, next);
  }
}
