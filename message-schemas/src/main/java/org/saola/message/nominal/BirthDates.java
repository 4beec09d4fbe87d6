// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.nominal;

import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A date beside words of birth; animals are born too, and theirs is nobody's business. */
final class BirthDates implements Detector {
  private static final int YEAR_DIGITS = 4;
  private static final int NEAR = 40;
  private static final String MONTH = "(?:de )?\\p{L}{3,10}\\.?,? (?:de )?";
  private static final String DATE =
      "(?:\\d{4}[./ -]\\d{1,2}[./ -]\\d{1,2}"
          + "|\\d{1,2}[./ -]{1,2}\\d{1,2}[./ -]{1,2}(?:\\d{4}|\\d{2})"
          + "|\\d{1,2}(?:st|nd|rd|th|er|º|°|\\.)?[ -]"
          + MONTH
          + "\\d{4}"
          + "|\\d{1,2}-\\p{L}{3,9}\\.?-\\d{4}"
          + "|(?<=\\p{L}{3,9}\\.? )\\d{1,2}(?:st|nd|rd|th)?, ?\\d{4}"
          + "|(?:19|20)\\d{6}"
          + "|\\d{8})(?![\\d])";
  private static final String YEAR = "(?:19|20)\\d\\d(?![\\d./-])";
  private static final Pattern FORM =
      Pattern.compile(
          Words.START
              + "(?<cue>"
              + Words.anyCase("birth")
              + ")(?<gap>[^;\\n\\d]{0,60}+)(?:(?<date>"
              + DATE
              + ")|"
              + YEAR
              + ")");
  private static final Pattern STAR =
      Pattern.compile("[(\\s,]\\* ?" + "\\d{1,2}\\.\\d{1,2}\\.(?:\\d{4}|\\d{2})(?!\\d)");
  private static final Pattern SENTENCE_END = Pattern.compile("\\p{Ll}{2}[.!?] \\p{Lu}");
  private static final Pattern ANIMAL =
      Pattern.compile(
          Words.START
              + "(?>"
              + Words.anyCase("animal")
              + "|"
              + Words.anyCase("species")
              + ")"
              + Words.END);
  private static final Pattern PERSON =
      Pattern.compile(Words.START + Words.anyCase("personal") + Words.END);
  private static final Pattern IN_CAPTIVITY =
      Pattern.compile(
          "^[ ,]{0,2}(?iu:in captivity|en captivité|in gevangenschap|in Gefangenschaft|"
              + "em cativeiro|en cautividad|in a zoo|at the zoo|au zoo|im Zoo)");

  @Override
  public boolean mayFind(Prose prose) {
    return prose.digits() >= YEAR_DIGITS;
  }

  @Override
  public void find(Prose prose, Consumer<Hit> hits) {
    Matcher match = FORM.matcher(prose.text());
    while (match.find()) {
      if (!SENTENCE_END.matcher(match.group("gap")).find() && !isAnimal(prose, match)) {
        Certainty certainty = match.group("date") == null ? Certainty.LIKELY : Certainty.CERTAIN;
        hits.accept(new Hit(FindingKind.BIRTH_DATE, certainty, match.start(), match.end()));
      }
    }
    Matcher star = STAR.matcher(prose.text());
    while (star.find()) {
      hits.accept(new Hit(FindingKind.BIRTH_DATE, Certainty.LIKELY, star.start() + 1, star.end()));
    }
  }

  private static boolean isAnimal(Prose prose, Matcher match) {
    String before = prose.before(match.start(), 2 * NEAR);
    String around = before + " " + match.group("gap");
    return IN_CAPTIVITY.matcher(prose.after(match.end(), NEAR)).find()
        || (ANIMAL.matcher(around).find() && !PERSON.matcher(around).find());
  }
}
