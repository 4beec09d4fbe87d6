// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.content;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A light search for what no part without nominal data should hold: it finds what was typed into
 * the wrong field, not what somebody means to hide.
 */
final class PersonalTraces {
  // ICAO Doc 9303: the filler characters of a machine-readable zone occur in no ordinary text.
  private static final Pattern READABLE_ZONE = Pattern.compile("[A-Z]<[A-Z]{3}[A-Z<]{5,}<<");
  private static final Pattern BIRTH =
      Pattern.compile(
          "\\b(date of birth|born on|d\\.?o\\.?b\\.?:|geboren op|geboren am|née? le)\\b?",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  private static final Pattern PASSPORT =
      Pattern.compile(
          "\\b(passport|identity card|id card) (no|nr|number)\\b", Pattern.CASE_INSENSITIVE);

  private PersonalTraces() {}

  /** What was found, in words that do not repeat it. */
  static Optional<String> in(String text) {
    if (READABLE_ZONE.matcher(text).find()) {
      return Optional.of("the machine-readable zone of a travel document");
    }
    if (BIRTH.matcher(text).find()) {
      return Optional.of("a date of birth");
    }
    return PASSPORT.matcher(text).find()
        ? Optional.of("the number of an identity document")
        : Optional.empty();
  }
}
