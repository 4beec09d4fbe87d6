// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.console.report;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Year;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.saola.pages.document.Documents;
import org.saola.pages.frame.Problems;
import org.saola.pki.transparency.LogRefused;
import org.saola.routes.audit.LogBroken;
import org.saola.routes.console.consult.Auditor;
import org.saola.routes.console.consult.Consultations;
import org.saola.routes.console.consult.Tasks;
import org.saola.routes.console.page.Reading;
import org.saola.routes.console.page.Span;
import org.saola.routes.console.scope.Scope;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Reports as pages, and as files that leave the console: that one does is an entry before its first
 * byte goes.
 */
@Controller
class ReportPages {
  private static final Logger LOG = LoggerFactory.getLogger(ReportPages.class);

  private static final int OLDEST = 2000;
  private static final int MOST_DAYS = 366;

  private final Reporter reporter;
  private final Reading reading;
  private final Documents documents;
  private final Consultations consultations;
  private final Clock clock;

  ReportPages(
      Reporter reporter,
      Reading reading,
      Documents documents,
      Consultations consultations,
      Clock clock) {
    this.reporter = reporter;
    this.reading = reading;
    this.documents = documents;
    this.consultations = consultations;
    this.clock = clock;
  }

  /** What a report is asked for by; empty where it does not matter. */
  record Wanted(String name, String year, String since, String until) {}

  @GetMapping("/reports")
  String reports(Model model) {
    Scope scope = scope();
    Span span = Span.of("", "", today(), scope);
    model.addAttribute("year", today().getYear());
    model.addAttribute("since", span.first());
    model.addAttribute("until", span.last());
    return "reports";
  }

  @GetMapping("/reports/{name}")
  String report(
      @PathVariable("name") String name,
      @RequestParam(name = "year", defaultValue = "") String year,
      @RequestParam(name = "since", defaultValue = "") String since,
      @RequestParam(name = "until", defaultValue = "") String until,
      Model model)
      throws IOException, LogRefused {
    model.addAttribute("report", made(new Wanted(name, year, since, until)));
    return "report";
  }

  @PostMapping("/reports/{name}")
  ResponseEntity<byte[]> file(
      @PathVariable("name") String name,
      @RequestParam(name = "year", defaultValue = "") String year,
      @RequestParam(name = "since", defaultValue = "") String since,
      @RequestParam(name = "until", defaultValue = "") String until,
      @RequestParam("form") String form,
      HttpSession session,
      HttpServletRequest request,
      HttpServletResponse response,
      Locale locale)
      throws Exception {
    if (!form.equals("pdf") && !form.equals("csv")) {
      throw new Problems.NotHere();
    }
    Report report = made(new Wanted(name, year, since, until));
    ResponseEntity<byte[]> file =
        form.equals("pdf")
            ? documents.pdf(
                "report-pdf",
                Map.of("report", report, "paper", true),
                report.file("pdf"),
                new Documents.Asked(request, response, locale))
            : table(report, locale);
    consultations.exported(
        Auditor.present(),
        Tasks.of(session).orElseThrow(),
        "report %s of %s to %s as %s on %d leaves"
            .formatted(
                report.name(),
                report.first(),
                report.last(),
                form,
                report.basis().checkpoint().size()));
    return file;
  }

  /** Of a log that does not hold no report is made. */
  @ExceptionHandler({LogRefused.class, LogBroken.class})
  String broken(Exception broken, HttpServletResponse response, Model model) {
    LOG.error("a report was not made: the log does not hold", broken);
    response.setStatus(HttpStatus.INTERNAL_SERVER_ERROR.value());
    model.addAttribute("problem", "report.broken");
    model.addAttribute("at", clock.instant().truncatedTo(ChronoUnit.SECONDS));
    return "problem";
  }

  private static ResponseEntity<byte[]> table(Report report, Locale locale) throws IOException {
    return ResponseEntity.ok()
        .header(HttpHeaders.CONTENT_TYPE, "text/csv;charset=UTF-8")
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename(report.file("csv")).build().toString())
        .body(report.csv(locale));
  }

  private Report made(Wanted wanted) throws IOException, LogRefused {
    Scope scope = scope();
    return switch (wanted.name()) {
      case "case-requests" ->
          reporter.cases(year(wanted.year()).orElseThrow(Problems.NotHere::new), scope);
      case "log" -> {
        Span span = Span.of(wanted.since(), wanted.until(), today(), scope);
        LocalDate earliest = span.last().minusDays(MOST_DAYS - 1L);
        yield reporter.log(
            span.first().isBefore(earliest) ? new Span(earliest, span.last(), scope) : span);
      }
      default -> throw new Problems.NotHere();
    };
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  private Optional<Year> year(String typed) {
    try {
      int year = Integer.parseInt(typed);
      return year < OLDEST || year > today().getYear()
          ? Optional.empty()
          : Optional.of(Year.of(year));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** Whoever may see nothing reports on nothing. */
  private Scope scope() {
    Scope scope = reading.scope();
    if (scope instanceof Scope.Nothing) {
      throw new Problems.NotHere();
    }
    return scope;
  }
}
