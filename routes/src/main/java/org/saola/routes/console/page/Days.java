// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.console.page;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;

/** A span of days, both ends in it, in the time that all agencies share. */
public record Days(LocalDate first, LocalDate last) {
  private static final int MOST = 3660;
  private static final int FIRST_YEAR = 1;
  private static final int LAST_YEAR = 9999;

  /** What cannot be understood, or is too long, becomes the usual span. */
  static Days of(String since, String until, LocalDate today, int usual) {
    LocalDate last = day(until, today);
    LocalDate first = day(since, last.minusDays(usual));
    boolean fits = !first.isAfter(last) && !first.isBefore(last.minusDays(MOST));
    return new Days(fits ? first : last.minusDays(usual), last);
  }

  private static LocalDate day(String typed, LocalDate otherwise) {
    try {
      LocalDate day = LocalDate.parse(typed);
      return day.getYear() >= FIRST_YEAR && day.getYear() <= LAST_YEAR ? day : otherwise;
    } catch (DateTimeParseException e) {
      return otherwise;
    }
  }
}
