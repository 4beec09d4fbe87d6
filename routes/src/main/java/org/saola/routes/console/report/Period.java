// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.console.report;

import java.time.Clock;
import java.time.LocalDate;
import java.time.Year;
import java.time.ZoneOffset;
import java.util.Optional;
import org.saola.pages.frame.Problems;
import org.saola.routes.console.page.Reading;
import org.saola.routes.console.page.Span;
import org.saola.routes.console.scope.Scope;
import org.springframework.stereotype.Component;

/** Of what time, and of whose entries, whoever is served now may have a report. */
@Component
class Period {
  private static final int OLDEST = 2000;
  private static final int MOST_DAYS = 366;

  private final Reading reading;
  private final Clock clock;

  Period(Reading reading, Clock clock) {
    this.reading = reading;
    this.clock = clock;
  }

  LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  /** As it was typed; the last days of a longer span, and the usual ones of none. */
  Span days(String since, String until) {
    Span span = Span.of(since, until, today(), scope());
    LocalDate earliest = span.last().minusDays(MOST_DAYS - 1L);
    return span.first().isBefore(earliest) ? new Span(earliest, span.last(), span.scope()) : span;
  }

  Optional<Year> year(String typed) {
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
  Scope scope() {
    Scope scope = reading.scope();
    if (scope instanceof Scope.Nothing) {
      throw new Problems.NotHere();
    }
    return scope;
  }
}
