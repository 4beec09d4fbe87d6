// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.console.report;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.saola.message.notice.Event;
import org.saola.pki.transparency.LogRefused;
import org.saola.routes.console.consult.Auditor;
import org.saola.routes.console.consult.Consultations;
import org.saola.routes.console.consult.Tasks;
import org.saola.routes.console.find.EntryRow;
import org.saola.routes.console.find.Footing;
import org.saola.routes.console.find.Found;
import org.saola.routes.console.find.Question;
import org.saola.routes.console.find.QuestionRefused;
import org.saola.routes.console.page.DamagedView;
import org.saola.routes.console.page.LogLines;
import org.saola.routes.console.page.Reading;
import org.saola.routes.console.page.Span;
import org.saola.routes.console.page.Spreadsheet;
import org.springframework.http.ContentDisposition;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The log report's annex: every operation by itself. A page of it is found by the index and checked
 * by the browser; the file is read from the log, leaf by leaf, and written while it is read.
 */
@Controller
class AnnexPages {
  private static final int ON_A_PAGE = 100;
  private static final int BUFFER = 1 << 16;

  private final Reporter reporter;
  private final Period period;
  private final Reading reading;
  private final Footing.Source footings;
  private final LogLines lines;
  private final Consultations consultations;

  AnnexPages(
      Reporter reporter,
      Period period,
      Reading reading,
      Footing.Source footings,
      LogLines lines,
      Consultations consultations) {
    this.reporter = reporter;
    this.period = period;
    this.reading = reading;
    this.footings = footings;
    this.lines = lines;
    this.consultations = consultations;
  }

  @GetMapping("/reports/log/entries")
  String page(
      @RequestParam(name = "since", defaultValue = "") String since,
      @RequestParam(name = "until", defaultValue = "") String until,
      @RequestParam("before") @Nullable Long before,
      Model model)
      throws QuestionRefused {
    Span span = period.days(since, until);
    Found found =
        reading.find(
            question(span),
            before == null ? OptionalLong.empty() : OptionalLong.of(before),
            ON_A_PAGE);
    model.addAttribute("since", span.first());
    model.addAttribute("until", span.last());
    model.addAttribute("lines", lines(found, span));
    model.addAttribute("next", found.next().isPresent() ? found.next().getAsLong() : null);
    return "annex";
  }

  private static Question question(Span span) {
    return Question.ALL
        .events(Processing.EVENTS.toArray(Event[]::new))
        .between(
            span.first().atStartOfDay().toInstant(ZoneOffset.UTC),
            span.last().plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC));
  }

  private List<Annex.Line> lines(Found found, Span span) {
    Accounts accounts = new Accounts(span.first(), span.last(), footings.begin(span.scope()));
    List<Annex.Line> all = new ArrayList<>();
    for (EntryRow row : found.rows()) {
      accounts
          .of(row.index(), row.entry())
          .ifPresent(operation -> all.add(new Annex.Line(row.index(), operation, null)));
    }
    for (DamagedView damaged : lines.damaged(found.damaged())) {
      all.add(new Annex.Line(damaged.index(), null, damaged));
    }
    all.sort(Comparator.comparingLong(Annex.Line::index).reversed());
    return all;
  }

  /**
   * What breaks off, because the log does not hold, has no lines at its end that say its basis. Its
   * address is that of an export, and so is its place: it goes as slowly as it is taken.
   */
  @PostMapping("/export/operations")
  void file(
      @RequestParam(name = "since", defaultValue = "") String since,
      @RequestParam(name = "until", defaultValue = "") String until,
      HttpSession session,
      HttpServletResponse response,
      Locale locale)
      throws IOException, LogRefused {
    Span span = period.days(since, until);
    reporter.holds(span);
    consultations.exported(
        Auditor.present(),
        Tasks.of(session).orElseThrow(),
        "every operation of %s to %s as csv".formatted(span.first(), span.last()));
    response.setContentType("text/csv;charset=UTF-8");
    response.setHeader(
        "Content-Disposition",
        ContentDisposition.attachment()
            .filename("saola-log-entries-%s-%s.csv".formatted(span.first(), span.last()))
            .build()
            .toString());
    // Not closed when it fails: what breaks off must not end as if it were whole.
    OutputStream out = new BufferedOutputStream(response.getOutputStream(), BUFFER);
    Annex.Table table =
        new Annex.Table(new Spreadsheet(out, locale), leaf -> lines.words(leaf, locale));
    table.end(reporter.log(span, table, Requester.present()));
    out.flush();
  }
}
