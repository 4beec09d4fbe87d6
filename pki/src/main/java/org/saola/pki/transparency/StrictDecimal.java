// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.transparency;

import java.util.regex.Pattern;

/** Sizes and indexes as C2SP tlog-checkpoint writes them: ASCII decimal without leading zeroes. */
final class StrictDecimal {
  private static final Pattern FORM = Pattern.compile("0|[1-9][0-9]{0,18}");

  private StrictDecimal() {}

  static long parse(String text, String what) throws LogRefused {
    if (!FORM.matcher(text).matches()) {
      throw new LogRefused(what + " is not a decimal number without leading zeroes");
    }
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new LogRefused(what + " is larger than any log can be");
    }
  }
}
