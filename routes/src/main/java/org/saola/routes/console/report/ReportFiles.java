// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.console.report;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import org.saola.pages.document.Documents;
import org.saola.pages.frame.Problems;
import org.saola.routes.console.consult.Auditor;
import org.saola.routes.console.consult.Consultations;
import org.saola.routes.console.consult.Tasks;
import org.saola.routes.console.room.Room;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Reports as files that leave the console: that one does is an entry before its first byte goes.
 */
@Controller
class ReportFiles {
  private final Makers makers;
  private final Documents documents;
  private final Consultations consultations;

  ReportFiles(Makers makers, Documents documents, Consultations consultations) {
    this.makers = makers;
    this.documents = documents;
    this.consultations = consultations;
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
        makers
            .of(
                new ReportPages.Wanted(name, year, since, until),
                form.equals("pdf") ? paper : Annex.NONE)
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
    Room.leave(request);
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
}
