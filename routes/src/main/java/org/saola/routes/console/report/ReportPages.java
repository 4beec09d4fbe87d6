// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.console.report;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Duration;
import java.time.Year;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.saola.pages.document.Documents;
import org.saola.pages.frame.Problems;
import org.saola.pki.transparency.LogRefused;
import org.saola.routes.console.consult.Auditor;
import org.saola.routes.console.consult.Consultations;
import org.saola.routes.console.consult.Tasks;
import org.saola.routes.console.page.Span;
import org.saola.routes.console.scope.Scope;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
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
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final Reporter reporter;
  private final Makings makings;
  private final Period period;
  private final Documents documents;
  private final Consultations consultations;

  ReportPages(
      Reporter reporter,
      Makings makings,
      Period period,
      Documents documents,
      Consultations consultations) {
    this.reporter = reporter;
    this.makings = makings;
    this.period = period;
    this.documents = documents;
    this.consultations = consultations;
  }

  /** What a report is asked for by; empty where it does not matter. */
  public record Wanted(String name, String year, String since, String until) {}

  @GetMapping("/reports")
  String reports(Model model) {
    Span span = period.days("", "");
    model.addAttribute("year", period.today().getYear());
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
      HttpSession session,
      HttpServletResponse response,
      Model model)
      throws Exception {
    Wanted wanted = new Wanted(name, year, since, until);
    String username = Auditor.present().username();
    Maker maker = maker(wanted, Annex.NONE);
    Making making =
        makings.of(session, wanted, progress -> maker.make(new Requester(username, progress)));
    Optional<Report> report = waited(making, session);
    if (report.isPresent()) {
      model.addAttribute("report", report.get());
      return "report";
    }
    Duration again = making.lookAgain();
    response.setHeader("Refresh", Long.toString(again.toSeconds()));
    model.addAttribute("name", name);
    model.addAttribute("wanted", wanted);
    model.addAttribute("far", making.far());
    return "making";
  }

  /** Empty when it takes longer than somebody likes to look at nothing. */
  private Optional<Report> waited(Making making, HttpSession session) throws Exception {
    try {
      Optional<Report> report = making.within(PATIENCE);
      report.ifPresent(made -> makings.forget(session));
      return report;
    } catch (Exception e) {
      makings.forget(session);
      throw e;
    }
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
    Annex.Paper paper = new Annex.Paper();
    Report report =
        maker(new Wanted(name, year, since, until), form.equals("pdf") ? paper : Annex.NONE)
            .make(Requester.present());
    ResponseEntity<byte[]> file =
        form.equals("pdf")
            ? documents.pdf(
                "report-pdf",
                Map.of("report", report, "paper", true, "annex", paper.sheet()),
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

  private static ResponseEntity<byte[]> table(Report report, Locale locale) throws IOException {
    return ResponseEntity.ok()
        .header(HttpHeaders.CONTENT_TYPE, "text/csv;charset=UTF-8")
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename(report.file("csv")).build().toString())
        .body(report.csv(locale));
  }

  /** Makes what was asked for, whichever thread it runs in. */
  private interface Maker {
    Report make(Requester requester) throws IOException, LogRefused;
  }

  /** What may be asked is found out now, by who asks. */
  private Maker maker(Wanted wanted, Annex annex) {
    switch (wanted.name()) {
      case "case-requests" -> {
        Year year = period.year(wanted.year()).orElseThrow(Problems.NotHere::new);
        Scope scope = period.scope();
        return requester -> reporter.cases(year, scope, requester);
      }
      case "log" -> {
        Span span = period.days(wanted.since(), wanted.until());
        return requester -> reporter.log(span, annex, requester);
      }
      default -> throw new Problems.NotHere();
    }
  }
}
