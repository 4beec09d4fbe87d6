// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.nominal;

import java.text.Normalizer;
import java.util.function.IntPredicate;

/**
 * A text made ready for the detectors: composed characters, one kind of blank, hyphen and
 * apostrophe. What word processors and web forms put in place of these stops no pattern.
 */
record Prose(String text, int digits, int capitals) {
  private Prose(String text) {
    this(text, count(text, Character::isDigit), count(text, Character::isUpperCase));
  }

  private static int count(String text, IntPredicate kind) {
    return (int) text.chars().filter(kind).count();
  }

  static Prose of(String given) {
    String composed =
        Normalizer.isNormalized(given, Normalizer.Form.NFC)
            ? given
            : Normalizer.normalize(given, Normalizer.Form.NFC);
    StringBuilder plain = new StringBuilder(composed.length());
    for (int i = 0; i < composed.length(); i++) {
      char c = composed.charAt(i);
      if (Character.getType(c) != Character.FORMAT) {
        plain.append(plain(c));
      }
    }
    return new Prose(plain.toString());
  }

  private static char plain(char c) {
    if (c >= '\uFF01' && c <= '\uFF5E') {
      // Full-width forms of ASCII stand at a fixed distance from it.
      return (char) (c - '\uFF01' + '!');
    }
    return switch (c) {
      case '\u2018', '\u2019', '\u02BC', '\u00B4', '`' -> '\'';
      case '\u2010', '\u2011', '\u2012', '\u2013', '\u2014', '\u2212' -> '-';
      case '\u2039', '\u3008' -> '<';
      default -> Character.isSpaceChar(c) || c == '\t' ? ' ' : c;
    };
  }

  /** What stands before a place, as far as a pattern may look back. */
  String before(int place, int atMost) {
    return text.substring(Math.max(0, place - atMost), place);
  }

  /** What stands behind a place, as far as a pattern may look on. */
  String after(int place, int atMost) {
    return text.substring(place, Math.min(text.length(), place + atMost));
  }
}
