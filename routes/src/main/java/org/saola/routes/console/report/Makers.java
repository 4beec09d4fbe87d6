// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.console.report;

import java.io.IOException;
import java.time.Year;
import org.saola.pages.frame.Problems;
import org.saola.pki.transparency.LogRefused;
import org.saola.routes.console.page.Span;
import org.saola.routes.console.scope.Scope;
import org.springframework.stereotype.Component;

/** Finds out what makes a report that somebody asks for. */
@Component
class Makers {
  private final Reporter reporter;
  private final Period period;

  Makers(Reporter reporter, Period period) {
    this.reporter = reporter;
    this.period = period;
  }

  /** Makes what was asked for, whichever thread it runs in. */
  interface Maker {
    Report make(Requester requester) throws IOException, LogRefused;
  }

  /** What may be asked is found out now, by who asks. */
  Maker of(ReportPages.Wanted wanted, Annex annex) {
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
