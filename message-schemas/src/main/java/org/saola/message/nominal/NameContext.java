// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.nominal;

import java.util.regex.Pattern;
import org.saola.message.nominal.NameIndex.Standing;

/** Whether one word of a name, standing alone, is that name or something that is called so. */
final class NameContext {
  private static final int NEAR = 40;
  // As in "Manis spp." or "Manis javanica": a genus, whoever else is called so.
  private static final Pattern EPITHET =
      Pattern.compile(
          "^ (?:spp?\\b|cf\\.|[a-z]{2,20}(?:ica|icus|icum|ensis|ense|ii|iae|oides)\\b)");
  // Behind a species' name stands who described it, and when.
  private static final Pattern AUTHOR =
      Pattern.compile("^(?: (?:&|et) \\p{L}{2,20})?,? 1[789]\\d\\d");
  private static final Pattern COMPOUND_BEFORE = Pattern.compile("[\\p{L}\\p{N}]['-]$");
  private static final Pattern COMPOUND_BEHIND = Pattern.compile("^-[\\p{L}\\p{N}]");
  private static final Pattern ELISION = Pattern.compile("(?i)(?<!\\p{L})[dl]'$");
  private static final Pattern IN_A_PLACE =
      Pattern.compile(Words.START + Words.anyCase("placeprep") + " $");
  private static final Pattern PLACE_BEHIND = Pattern.compile("^[ -]" + Words.anyCase("placeend"));
  private static final Pattern PERSON_VERB =
      Pattern.compile(
          "^(?: [\\p{L}']{1,20}){0,3}? (?>"
              + Words.anyCase("personverb")
              + "|"
              + Words.anyCase("arrest")
              + ")");
  private static final Pattern CAPITAL = Pattern.compile("\\p{Lu}");

  private NameContext() {}

  static boolean isName(Prose prose, Hit word, Standing standing) {
    if (isOfAThing(prose, word)) {
      return false;
    }
    boolean capitalised = Character.isUpperCase(prose.text().codePointAt(word.start()));
    return switch (standing) {
      case NAME -> capitalised || isWithoutCapitals(prose);
      case ORDINARY -> capitalised && PERSON_VERB.matcher(prose.after(word.end(), 2 * NEAR)).find();
    };
  }

  private static boolean isOfAThing(Prose prose, Hit word) {
    String before = prose.before(word.start(), NEAR);
    String after = prose.after(word.end(), NEAR);
    return EPITHET.matcher(after).find()
        || AUTHOR.matcher(after).find()
        || COMPOUND_BEHIND.matcher(after).find()
        || (COMPOUND_BEFORE.matcher(before).find() && !ELISION.matcher(before).find())
        || IN_A_PLACE.matcher(before).find()
        || PLACE_BEHIND.matcher(after).find()
        || Namesake.isAt(prose, word.start(), word.end());
  }

  /** Where nothing is capitalised, a name is not either. */
  private static boolean isWithoutCapitals(Prose prose) {
    return !CAPITAL.matcher(prose.before(prose.text().length(), 2000)).find();
  }
}
