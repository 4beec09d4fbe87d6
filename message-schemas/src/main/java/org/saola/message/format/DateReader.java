// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.format;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;
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
  private final Function<Field, Optional<String>> texts;
  private final Refusal refusal;

  /** What is wrong with a field's cell. */
  @FunctionalInterface
  interface Refusal {
    RowRefused of(Field field, TableRule rule, Object... arguments);
  }

  DateReader(TableMapping mapping, Function<Field, Optional<String>> texts, Refusal refusal) {
    this.mapping = mapping;
    this.texts = texts;
    this.refusal = refusal;
  }

  SeizureDate date() throws RowRefused {
    String text = texts.apply(Field.DATE).orElse("");
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
      throw refusal.of(Field.YEAR, TableRule.YEAR_CONTRADICTS);
    }
    return new SeizureDate(seized, reported, null);
  }

  private @Nullable PartialDate year() throws RowRefused {
    Optional<String> text = texts.apply(Field.YEAR);
    if (text.isEmpty()) {
      return null;
    }
    if (!text.get().matches("\\d{4}")) {
      throw refusal.of(Field.YEAR, TableRule.NOT_A_YEAR);
    }
    return day(Field.YEAR, () -> new PartialDate(text.get()));
  }

  private @Nullable LocalDate reported() throws RowRefused {
    Optional<String> text = texts.apply(Field.REPORTED);
    return text.isEmpty() ? null : day(Field.REPORTED, () -> whole(text.get()));
  }

  private PartialDate partial(String text) {
    return mapping.dateFormat() == null || text.matches("\\d{4}(-\\d\\d)?")
        ? new PartialDate(text)
        : new PartialDate(whole(text).toString());
  }

  private LocalDate whole(String text) {
    return mapping.dateFormat() == null
        ? LocalDate.parse(text)
        : LocalDate.parse(text, MappingCheck.dates(mapping.dateFormat()));
  }

  private interface Day<T> {
    T read();
  }

  private <T> T day(Field field, Day<T> day) throws RowRefused {
    try {
      return day.read();
    } catch (IllegalArgumentException | DateTimeException e) {
      String form =
          mapping.dateFormat() == null
              ? "2026, 2026-11, 2026-11-22"
              : "2026, 2026-11, " + mapping.dateFormat();
      throw refusal.of(field, TableRule.NOT_A_DATE, form);
    }
  }
}
