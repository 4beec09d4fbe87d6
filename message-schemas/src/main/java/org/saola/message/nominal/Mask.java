// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.nominal;

/**
 * Shows enough of a value to find it again in its text, and no more: the first letter of each word
 * and the last two of five digits or more.
 */
final class Mask {
  private static final int MOST = 40;
  private static final int MANY_DIGITS = 5;
  private static final char MASKED = '*';

  private Mask() {}

  static String of(String value) {
    long digits = value.codePoints().filter(Character::isDigit).count();
    long shownFrom = digits < MANY_DIGITS ? digits : digits - 2;
    StringBuilder masked = new StringBuilder();
    boolean inWord = false;
    long digit = 0;
    for (int i = 0; i < value.length() && masked.length() < MOST; i++) {
      char c = value.charAt(i);
      if (Character.isDigit(c)) {
        masked.append(digit++ >= shownFrom ? c : MASKED);
      } else {
        masked.append(Character.isLetter(c) && inWord ? MASKED : plain(c));
      }
      inWord = Character.isLetterOrDigit(c);
    }
    return masked.toString();
  }

  // It goes into one line of a log or a table.
  private static char plain(char c) {
    return Character.isISOControl(c) ? ' ' : c;
  }
}
