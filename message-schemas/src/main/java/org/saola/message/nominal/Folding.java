// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.nominal;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** One spelling for words that differ in case, diacritics or transcription alone. */
final class Folding {
  private static final Pattern MARKS = Pattern.compile("\\p{M}");

  private Folding() {}

  static String fold(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    StringBuilder plain = new StringBuilder(lower.length());
    Normalizer.normalize(lower, Normalizer.Form.NFD)
        .codePoints()
        .filter(c -> Character.getType(c) != Character.NON_SPACING_MARK)
        .forEach(c -> plain.append(letter(c)));
    return plain.toString();
  }

  /** As {@link #fold}, and "Müller" like "Mueller": for names that one system spelt for another. */
  static String foldName(String word) {
    return fold(MARKS.matcher(Normalizer.normalize(word, Normalizer.Form.NFD)).replaceAll(""))
        .replace("ae", "a")
        .replace("oe", "o")
        .replace("ue", "u");
  }

  // Letters that no normalisation form takes apart.
  private static String letter(int c) {
    return switch (c) {
      case 'ß' -> "ss";
      case 'æ' -> "ae";
      case 'œ' -> "oe";
      case 'ø' -> "o";
      case 'ł' -> "l";
      case 'đ', 'ð' -> "d";
      case 'ı' -> "i";
      case 'þ' -> "th";
      default -> Character.toString(c);
    };
  }
}
