// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.vocabulary;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.saola.message.schema.AlsoHolds;

/** A date as far as it is known: {@code 2026}, {@code 2026-11} or {@code 2026-11-22}. */
@AlsoHolds(
    """
    {
      "type": "string",
      "pattern": "^[12][0-9]{3}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$"
    }
    """)
public record PartialDate(@JsonValue String value) {
  private static final Pattern SHAPE = Pattern.compile("[12]\\d{3}(-\\d\\d(-\\d\\d)?)?");
  private static final String MISSING = "-01-01";

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public PartialDate {
    if (!SHAPE.matcher(value).matches() || !isDay(value)) {
      throw new IllegalArgumentException("must be a date such as 2026, 2026-11 or 2026-11-22");
    }
  }

  private static boolean isDay(String value) {
    try {
      return first(value) != null;
    } catch (DateTimeException e) {
      return false;
    }
  }

  /** The first day that it may mean. */
  public LocalDate first() {
    return first(value);
  }

  private static LocalDate first(String value) {
    return LocalDate.parse(value + MISSING.substring(value.length() - "2026".length()));
  }

  @Override
  public String toString() {
    return value;
  }
}
