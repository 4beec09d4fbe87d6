// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.nominal;

import java.util.regex.Pattern;

/** Columns of tables that are named after a person, or after what identifies one. */
public final class PersonColumns {
  private static final Pattern WITHIN_A_NAME = Pattern.compile("(?<=\\p{Ll})(?=\\p{Lu})|_");
  private static final Pattern WORDS =
      Pattern.compile(
          Words.START
              + "(?:%s|%s|%s|%s)"
                  .formatted(
                      Words.anyCase("column"),
                      Words.anyCase("role"),
                      Words.anyCase("label"),
                      Words.anyCase("document"))
              + Words.END);

  /** These say a person only where nothing else stands beside them: a species has a name too. */
  private static final Pattern ALONE = Pattern.compile(Words.anyCase("alone"));

  private PersonColumns() {}

  /** Whether a column's cells are likely to be about persons, by its name alone. */
  public static boolean isOne(String name) {
    String words = WITHIN_A_NAME.matcher(name).replaceAll(" ");
    return WORDS.matcher(words).find() || ALONE.matcher(words.strip()).matches();
  }
}
