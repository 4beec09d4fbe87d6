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
    return text.codePoints().allMatch(PlainText::isPlain);
  }

  private static boolean isPlain(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL -> codePoint == '\t' || codePoint == '\n' || codePoint == '\r';
      // codePoints() joins whole pairs: what is left of this type is a half.
      case Character.SURROGATE -> false;
      default -> true;
    };
  }
}
