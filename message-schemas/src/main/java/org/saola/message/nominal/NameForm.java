// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.nominal;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What a person's name looks like: capitalised words, initials, and particles between them. */
final class NameForm {
  private static final String PARTICLES = "(?:" + Words.exactly("particle") + " ){0,3}+";
  private static final String INITIALS = "(?:\\p{Lu}\\p{Ll}{0,2}\\.[ -]?){0,4}+";
  // Atomic, as are the particles: no text has more than one reading as a name.
  private static final String WORD =
      "(?>(?:[dDlL]')?\\p{Lu}(?:\\p{L}|['-](?=\\p{L})){1,30}+)" + Words.END;
  private static final String NEXT =
      "(?: " + PARTICLES + "(?:\\p{Lu}\\.? ){0,2}" + INITIALS + WORD + ")";

  /** One word at least, with whatever initials and particles belong to it. */
  static final String ANY = PARTICLES + INITIALS + PARTICLES + WORD + NEXT + "{0,4}";

  static final String ONE = PARTICLES + WORD;

  /** Capitalised words in a row, as many as a text may have. */
  static final String LONG = WORD + NEXT + "{0,9}+";

  /** At least a word and an initial, or two words. */
  static final String WHOLE =
      PARTICLES
          + "(?:(?:\\p{Lu}\\p{Ll}{0,2}\\.[ -]?){1,4}+"
          + PARTICLES
          + WORD
          + NEXT
          + "{0,3}|"
          + WORD
          + NEXT
          + "{1,4})";

  /** The family name first: {@code MEIER, Hans}. */
  static final String REVERSED = WORD + NEXT + "{0,2}, ?" + INITIALS + WORD + NEXT + "{0,2}";

  private static final Pattern BETWEEN = Pattern.compile("[ ,.-]+");
  private static final Set<String> NO_NAME = Words.folded("noname");
  private static final Set<String> SPECIES = Words.folded("species");
  private static final Set<String> NOT_AFTER_TITLE = Words.folded("notitle");
  private static final Set<String> PARTICLE = Words.folded("particle");

  private NameForm() {}

  /** Whether none of the words is one of offices, places, animals or goods. */
  static boolean isPerson(String name) {
    return words(name).stream().noneMatch(word -> isNoName(word) || SPECIES.contains(word));
  }

  /** Whether a folded word is one of offices, places or goods. */
  static boolean isNoName(String word) {
    return NO_NAME.contains(word);
  }

  /** Whether what follows a title is a name, and not an office such as "Mr President". */
  static boolean followsTitle(String name) {
    List<String> words = words(name);
    return !words.isEmpty() && !NOT_AFTER_TITLE.contains(words.getFirst());
  }

  private static List<String> words(String name) {
    return BETWEEN
        .splitAsStream(name)
        .filter(word -> !word.isEmpty())
        .map(Folding::fold)
        .filter(word -> !PARTICLE.contains(word))
        .toList();
  }

  /** Whether a text is written in capitals, where they tell nothing. */
  static boolean isShouted(String text) {
    return text.equals(text.toUpperCase(java.util.Locale.ROOT))
        && text.codePoints().filter(Character::isLetter).count() > 1;
  }
}
