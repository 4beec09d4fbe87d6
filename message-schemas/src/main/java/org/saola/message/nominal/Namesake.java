// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.nominal;

import java.util.regex.Pattern;

/** Ships, streets, places and institutions that bear a person's name with its title. */
final class Namesake {
  private static final int NEAR = 40;
  private static final String QUOTE = "[\"'«»“”„(]?";
  private static final String NAMED =
      "(?: (?iu:named|called|nommé|dénommé|genaamd|namens|genannt|chamado|name|de naam|du nom de))?";
  private static final String TITLE = "(?:" + Words.exactly("title") + " {1,2})?";
  private static final Pattern SHIP =
      Pattern.compile(Words.START + Words.anyCase("ship") + NAMED + ":? ?" + QUOTE + TITLE + "$");
  private static final Pattern CREW =
      Pattern.compile(
          "(?iu)\\b(?:captain|master|owner|crew|skipper|driver|capitaine|kapitein|kapitän|capitão|"
              + "eigenaar|propriétaire|armateur|proprietário)\\b");
  private static final Pattern STREET =
      Pattern.compile(
          Words.START
              + Words.anyCase("street")
              + "(?: (?iu:of|du|des|de|do|da|dos|la|le|Prof\\.?|Dr\\.?)){0,2} ?"
              + QUOTE
              + "$");
  private static final Pattern STREET_BEHIND =
      Pattern.compile(
          "^[ -]"
              + Words.anyCase("streetend")
              + "|^[ -]\\p{Lu}\\p{L}+ "
              + Words.anyCase("streetend"));
  private static final Pattern STREET_WITHIN =
      Pattern.compile("(?iu)(?:straße|strasse|straat|laan|kade|plein|platz|allee|gasse|gracht)$");

  private Namesake() {}

  /** Whether the name at a place is that of a thing. */
  static boolean isAt(Prose prose, int start, int end) {
    String before = prose.before(start, NEAR);
    String name = prose.text().substring(start, end);
    return (SHIP.matcher(before).find() && !CREW.matcher(before).find())
        || STREET.matcher(before).find()
        || STREET_WITHIN.matcher(name).find()
        || endsInStreet(name)
        || STREET_BEHIND.matcher(prose.after(end, NEAR)).find();
  }

  private static boolean endsInStreet(String name) {
    int blank = name.lastIndexOf(' ');
    return blank > 0 && STREET_BEHIND.matcher(name.substring(blank)).find();
  }
}
