// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.console.report;

import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import java.util.Optional;
import org.saola.routes.console.consult.Auditor;
import org.saola.routes.console.consult.Consultations;
import org.saola.routes.console.page.Span;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Reports as pages: made while somebody waits, who sees how far it is. */
@Controller
class ReportPages {
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final Makers makers;
  private final Makings makings;
  private final Period period;

  ReportPages(Makers makers, Makings makings, Period period) {
    this.makers = makers;
    this.makings = makings;
    this.period = period;
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
      Model model)
      throws Exception {
    Wanted wanted = new Wanted(name, year, since, until);
    Makers.Maker maker = makers.of(wanted, Annex.NONE);
    Making.Sought sought = sought(wanted);
    Making making =
        makings.of(
            session, sought, progress -> maker.make(new Requester(sought.username(), progress)));
    Optional<Report> report = waited(making, session);
    if (report.isPresent()) {
      model.addAttribute("report", report.get());
      return "report";
    }
    tell(model, wanted, making);
    model.addAttribute("days", period.days(since, until));
    return "making";
  }

  /** How far it is, and nothing of it: for a page that is open already, and no entry of the log. */
  @GetMapping(Consultations.PROGRESS)
  String progress(
      @RequestParam("name") String name,
      @RequestParam(name = "year", defaultValue = "") String year,
      @RequestParam(name = "since", defaultValue = "") String since,
      @RequestParam(name = "until", defaultValue = "") String until,
      HttpSession session,
      Model model) {
    Wanted wanted = new Wanted(name, year, since, until);
    Optional<Making> making = makings.going(session, sought(wanted)).filter(it -> !it.isEnded());
    if (making.isEmpty()) {
      return "making :: ended";
    }
    tell(model, wanted, making.get());
    return "making :: far";
  }

  private Making.Sought sought(Wanted wanted) {
    return new Making.Sought(wanted, Auditor.present().username(), period.scope());
  }

  private static void tell(Model model, Wanted wanted, Making making) {
    model.addAttribute("wanted", wanted);
    model.addAttribute("far", making.far());
    model.addAttribute("again", making.lookAgain().toSeconds());
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
}
