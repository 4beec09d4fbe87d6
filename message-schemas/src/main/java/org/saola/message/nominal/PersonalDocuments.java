// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.nominal;

import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number beside the name of a personal document: never of a permit, a bill of lading or a case.
 */
final class PersonalDocuments implements Detector {
  private static final int NEAR = 24;
  private static final int LEAST_DIGITS = 4;
  private static final int LONG = 8;
  private static final String NUMBER =
      "(?<number>(?=[\\p{L}]{0,7}[ -]?\\d)[A-Za-z0-9](?:[./-]?[A-Za-z0-9]| (?=\\d)){4,22}+)";
  private static final Pattern FORM =
      Pattern.compile(
          Words.START
              + Words.anyCase("document")
              + "(?:[ ,.:#('-]{0,3}"
              + Words.anyCase("connector")
              + "){0,4}+[ :#('-]{0,4}"
              + NUMBER);
  private static final Pattern OF_NO_PERSON =
      Pattern.compile("(?iu)" + Words.anyCase("petprefix") + "[ -]{0,2}$");

  @Override
  public boolean mayFind(Prose prose) {
    return prose.digits() >= 2;
  }

  @Override
  public void find(Prose prose, Consumer<Hit> hits) {
    Matcher match = FORM.matcher(prose.text());
    while (match.find()) {
      if (isNumber(match.group("number"))
          && !OF_NO_PERSON.matcher(prose.before(match.start(), NEAR)).find()) {
        hits.accept(new Hit(FindingKind.DOCUMENT, Certainty.CERTAIN, match.start(), match.end()));
      }
    }
    for (PersonalNumber form : PersonalNumber.values()) {
      form.find(prose, hits);
    }
  }

  /** Four digits, or two in a number like {@code NPRDBF1K8}, which is in capitals throughout. */
  private static boolean isNumber(String number) {
    long digits = digits(number);
    return digits >= LEAST_DIGITS
        || (digits >= 2 && number.length() >= LONG && NameForm.isShouted(number));
  }

  private static long digits(String number) {
    return number.codePoints().filter(Character::isDigit).count();
  }
}
