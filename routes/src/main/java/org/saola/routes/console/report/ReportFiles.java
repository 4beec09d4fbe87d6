// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.console.report;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.saola.pages.document.Documents;
import org.saola.pages.frame.Problems;
import org.saola.pki.transparency.LogRefused;
import org.saola.routes.console.consult.Auditor;
import org.saola.routes.console.consult.Consultations;
import org.saola.routes.console.consult.Tasks;
import org.saola.routes.console.page.Spreadsheet;
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
  private static final int BUFFER = 1 << 16;

  private final Makers makers;
  private final Documents documents;
  private final Consultations consultations;

  ReportFiles(Makers makers, Documents documents, Consultations consultations) {
    this.makers = makers;
    this.documents = documents;
    this.consultations = consultations;
  }

  @PostMapping("/reports/{name}")
  @Nullable ResponseEntity<byte[]> file(
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
    ReportPages.Wanted wanted = new ReportPages.Wanted(name, year, since, until);
    Documents.Asked asked = new Documents.Asked(request, response, locale);
    switch (form) {
      case "pdf" -> {
        return document(wanted, session, asked);
      }
      case "csv" -> {
        table(wanted, session, asked);
        return null;
      }
      default -> throw new Problems.NotHere();
    }
  }

  private ResponseEntity<byte[]> document(
      ReportPages.Wanted wanted, HttpSession session, Documents.Asked asked) throws Exception {
    Annex.Paper paper = new Annex.Paper();
    Report report = makers.of(wanted, paper).make(Requester.present());
    ResponseEntity<byte[]> file =
        documents.pdf(
            "report-pdf",
            Map.of("report", report, "paper", true, "annex", paper.sheet()),
            report.file("pdf"),
            asked);
    leaves(report, "pdf", session, asked);
    return file;
  }

  /**
   * Written to a file first, which takes no memory: who takes it slowly keeps nobody else from a
   * report, and holds no year day by day.
   */
  private void table(ReportPages.Wanted wanted, HttpSession session, Documents.Asked asked)
      throws IOException, LogRefused {
    try (FileChannel file = aside()) {
      Report report = write(wanted, file, asked.locale());
      leaves(report, "csv", session, asked);
      HttpServletResponse response = asked.response();
      response.setContentType("text/csv;charset=UTF-8");
      response.setContentLengthLong(file.size());
      response.setHeader(
          HttpHeaders.CONTENT_DISPOSITION,
          ContentDisposition.attachment().filename(report.file("csv")).build().toString());
      // Not closed when it fails: what breaks off must not end as if it were whole.
      Channels.newInputStream(file.position(0)).transferTo(response.getOutputStream());
      response.getOutputStream().flush();
    }
  }

  /** For its owner alone, and gone once it is closed. */
  private static FileChannel aside() throws IOException {
    return FileChannel.open(
        Files.createTempFile("saola-report", ".csv"),
        StandardOpenOption.READ,
        StandardOpenOption.WRITE,
        StandardOpenOption.DELETE_ON_CLOSE);
  }

  private Report write(ReportPages.Wanted wanted, FileChannel file, Locale locale)
      throws IOException, LogRefused {
    Days days = new Days();
    Report report = makers.of(wanted, days).make(Requester.present());
    OutputStream out = new BufferedOutputStream(Channels.newOutputStream(file), BUFFER);
    report.write(new Spreadsheet(out, locale), days);
    out.flush();
    return report;
  }

  private void leaves(Report report, String form, HttpSession session, Documents.Asked asked) {
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
    Room.leave(asked.request());
  }
}
