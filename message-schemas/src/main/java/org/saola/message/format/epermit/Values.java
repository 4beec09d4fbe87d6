// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.format.epermit;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.saola.message.code.CodeList;
import org.saola.message.code.CodeLists;
import org.saola.message.seizure.Quantity;
import org.saola.message.vocabulary.Coded;

/** Turns the texts of elements into values, and notes what of a text a value does not hold. */
final class Values {
  private static final int CODE = 200;
  private static final int DATE = 40;
  private static final int NUMBER = 120;
  private static final Pattern AMOUNT = Pattern.compile("\\d{1,15}(\\.\\d{1,100})?");
  private static final Pattern DATE_TIME =
      Pattern.compile(
          "(?<day>\\d{4}-\\d\\d-\\d\\d)(T(?<time>\\d\\d:\\d\\d(:\\d\\d(\\.\\d{1,9})?)?))?"
              + "(Z|[+-]\\d\\d:\\d\\d)?");

  private final Set<String> notCarried;

  Values(Set<String> notCarried) {
    this.notCarried = notCarried;
  }

  @Nullable String text(Optional<XmlElement> element, int longest) throws PermitRefused {
    return element.isPresent() ? element.get().text(longest).orElse(null) : null;
  }

  @Nullable Coded code(Optional<XmlElement> element, CodeList list) throws PermitRefused {
    String text = text(element, CODE);
    return text == null ? null : Coded.of(text, list);
  }

  /** By its code, else by its name; a name that says no more than the code is not missed. */
  @Nullable Coded country(Optional<XmlElement> code, Optional<XmlElement> name)
      throws PermitRefused {
    Coded country = code(code, CodeLists.PARTIES);
    if (country == null) {
      return code(name, CodeLists.PARTIES);
    }
    Optional<String> named = name.map(XmlElement::trimmed).flatMap(CodeLists.PARTIES::codeOf);
    if (named.isPresent() && named.get().equals(country.code())) {
      name.get().take();
    }
    return country;
  }

  /**
   * The day where it was written down: a permit is issued, and ends, by the clock of its issuer.
   */
  @Nullable LocalDate date(Optional<XmlElement> element) throws PermitRefused {
    String text = text(element, DATE);
    if (text == null) {
      return null;
    }
    XmlElement from = element.orElseThrow();
    Matcher date = DATE_TIME.matcher(text);
    try {
      if (date.matches()) {
        noteTime(from, date.group("time"));
        return LocalDate.parse(date.group("day"));
      }
    } catch (DateTimeException e) {
      throw from.refused("is not in the calendar, or not on the clock");
    }
    throw from.refused("is not a date such as 2026-11-22 or 2026-11-22T09:30:00+01:00");
  }

  private void noteTime(XmlElement from, @Nullable String time) {
    if (time != null) {
      LocalTime at = LocalTime.parse(time);
      // Both ends of a day are the day.
      boolean wholeDay = at.equals(LocalTime.MIN) || !at.isBefore(LocalTime.of(23, 59, 59));
      if (!wholeDay) {
        notCarried.add(from.path() + " (time of day)");
      }
    }
  }

  /** Empty where there is none, and for zero, which is no quantity; that is noted. */
  Optional<Quantity> quantity(XmlElement element) throws PermitRefused {
    BigDecimal amount = amount(Optional.of(element));
    if (amount == null) {
      return Optional.empty();
    }
    @Nullable Coded unit = unit(element);
    if (amount.signum() == 0) {
      notCarried.add(element.path() + " (zero)");
      return Optional.empty();
    }
    return Optional.of(Quantity.of(amount, unit));
  }

  @Nullable BigDecimal amount(Optional<XmlElement> element) throws PermitRefused {
    String text = text(element, NUMBER);
    if (text == null) {
      return null;
    }
    if (!AMOUNT.matcher(text).matches()) {
      throw element.orElseThrow().refused("is not a number such as 12 or 1.60");
    }
    return new BigDecimal(text);
  }

  @Nullable Coded unit(XmlElement element) throws PermitRefused {
    Optional<String> unit = element.unit();
    if (unit.isPresent() && unit.get().length() > CODE) {
      throw element.refused("has a unit of more than %d characters".formatted(CODE));
    }
    return unit.map(UnitCodes::read).orElse(null);
  }
}
