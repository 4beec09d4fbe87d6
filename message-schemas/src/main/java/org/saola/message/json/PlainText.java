// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.json;

/**
 * Text that every store and format can hold: whole characters, and no control characters but tab
 * and line ends.
 */
public final class PlainText {
  public static final String RULE = "must not hold control characters or half a surrogate pair";

  private PlainText() {}

  public static boolean isPlain(String text) {
    int codePoint;
    for (int i = 0; i < text.length(); i += Character.charCount(codePoint)) {
      codePoint = text.codePointAt(i);
      if (!isPlain(codePoint)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isPlain(int codePoint) {
    if (Character.isISOControl(codePoint)) {
      return codePoint == '\t' || codePoint == '\n' || codePoint == '\r';
    }
    // codePointAt() joins whole pairs: what is left of them is a half.
    return codePoint < Character.MIN_SURROGATE || codePoint > Character.MAX_SURROGATE;
  }
}
