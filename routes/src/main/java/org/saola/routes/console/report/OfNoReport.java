// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.console.report;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.saola.pki.transparency.LogRefused;
import org.saola.routes.audit.LogBroken;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/**
 * Of a log that does not hold no report is made, and who asked is told so: before whoever tells of
 * any other failure.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
@ControllerAdvice(assignableTypes = {ReportPages.class, ReportFiles.class, AnnexPages.class})
class OfNoReport {
  private static final Logger LOG = LoggerFactory.getLogger(OfNoReport.class);

  private final Clock clock;

  OfNoReport(Clock clock) {
    this.clock = clock;
  }

  @ExceptionHandler({LogRefused.class, LogBroken.class})
  String broken(Exception broken, HttpServletResponse response, Model model) throws Exception {
    if (response.isCommitted()) {
      // A file that has begun breaks off: no page of words can go behind it.
      throw broken;
    }
    LOG.error("a report was not made: the log does not hold", broken);
    response.setStatus(HttpStatus.INTERNAL_SERVER_ERROR.value());
    model.addAttribute("problem", "report.broken");
    model.addAttribute("at", clock.instant().truncatedTo(ChronoUnit.SECONDS));
    return "problem";
  }
}
