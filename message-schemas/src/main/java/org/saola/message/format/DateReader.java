// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.format;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.saola.message.seizure.SeizureDate;
import org.saola.message.vocabulary.PartialDate;

/** Reads when a seizure happened and when it was reported, from up to three columns. */
final class DateReader {
  private static final Pattern UNKNOWN =
      Pattern.compile(
          "unknown|(?:unknown,? ?)?\\(?(?:date )?reported:? (?<day>\\d{4}-\\d\\d-\\d\\d)\\)?",
          Pattern.CASE_INSENSITIVE);

  private final TableMapping mapping;
  private final SaidInFields said;

  DateReader(TableMapping mapping, SaidInFields said) {
    this.mapping = mapping;
    this.said = said;
  }

  SeizureDate date() throws RowRefused {
    String text = said.text(Field.DATE).orElse("");
    PartialDate year = year();
    LocalDate reported = reported();
    if (text.isEmpty()) {
      return new SeizureDate(year, reported, null);
    }
    Matcher unknown = UNKNOWN.matcher(text);
    if (unknown.matches()) {
      String day = unknown.group("day");
      LocalDate said = day == null ? reported : day(Field.DATE, () -> LocalDate.parse(day));
      return new SeizureDate(year, said, text);
    }
    PartialDate seized = day(Field.DATE, () -> partial(text));
    if (year != null && !seized.value().startsWith(year.value())) {
      throw said.refused(Field.YEAR, TableRule.YEAR_CONTRADICTS);
    }
    return new SeizureDate(seized, reported, null);
  }

  private @Nullable PartialDate year() throws RowRefused {
    Optional<String> text = said.text(Field.YEAR);
    if (text.isEmpty()) {
      return null;
    }
    if (!text.get().matches("\\d{4}")) {
      throw said.refused(Field.YEAR, TableRule.NOT_A_YEAR);
    }
    return day(Field.YEAR, () -> new PartialDate(text.get()));
  }

  private @Nullable LocalDate reported() throws RowRefused {
    Optional<String> text = said.text(Field.REPORTED);
    return text.isEmpty() ? null : day(Field.REPORTED, () -> mapping.day(text.get()));
  }

  private PartialDate partial(String text) {
    return mapping.dateFormat() == null || text.matches("\\d{4}(-\\d\\d)?")
        ? new PartialDate(text)
        : new PartialDate(mapping.day(text).toString());
  }

  private interface Day<T> {
    T read();
  }

  private <T> T day(Field field, Day<T> day) throws RowRefused {
    try {
      return day.read();
    } catch (IllegalArgumentException | DateTimeException e) {
      throw said.refused(field, TableRule.NOT_A_DATE, "2026, 2026-11, " + mapping.dayForm());
    }
  }
}
