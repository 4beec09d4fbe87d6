// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.nominal;

import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A whole name beside words that speak of a person: a role ({@code driver}), {@code named}, an
 * arrest, the end of a letter. Two words at least, for one alone may be anything.
 */
final class CuedNames implements Detector {
  private static final int NEAR = 30;
  private static final String GAP = "[ ,:(\"'„“«-]{1,3}";
  private static final String NAME = "(?<name>" + NameForm.WHOLE + ")";
  private static final String AGE = "(?:[ ,(]{1,3}\\(?\\d{1,2}\\)?)?";

  private static final Pattern ROLE =
      Pattern.compile(
          Words.START
              + "(?<cue>(?>"
              + Words.anyCase("role")
              + "|"
              + Words.exactly("exactrole")
              + "))(?: "
              + Words.anyCase("naming")
              + ")?"
              + GAP
              + NAME);
  // One word alone, after roles that no thing has; not a nation's adjective.
  private static final Pattern ROLE_AND_WORD =
      Pattern.compile(
          Words.START
              + "(?<cue>"
              + Words.exactly("strictrole")
              + ") (?<name>"
              + NameForm.ONE
              + "(?<!ese|ian|ish|ean|tch|nch|wiss|zech|isch|ische|ischer|ais|aise|ien|ienne))"
              + "(?=[,.;:)\\n]|$| (?>"
              + Words.anyCase("personverb")
              + "|"
              + Words.anyCase("auxiliary")
              + "|"
              + Words.anyCase("arrest")
              + "))");
  private static final Pattern NAMING =
      Pattern.compile(Words.START + "(?<cue>" + Words.anyCase("naming") + ")" + GAP + NAME);
  private static final Pattern ARREST =
      Pattern.compile(Words.START + "(?<cue>" + Words.anyCase("arrest") + ") " + NAME);
  private static final Pattern ARRESTED =
      Pattern.compile(
          Words.START
              + NAME
              + AGE
              + "[ ,)]{1,3}(?<cue>"
              + Words.anyCase("auxiliary")
              + ")(?=(?:[^.;\\n]|(?<=\\d)\\.){0,40}?"
              + Words.START
              + Words.anyCase("arrest")
              + ")");
  private static final Pattern SPEAKING =
      Pattern.compile(
          Words.START + NAME + AGE + "[ ,)]{1,3}(?<cue>" + Words.anyCase("personverb") + ")");
  private static final Pattern CLOSING =
      Pattern.compile(
          Words.START + "(?<cue>" + Words.anyCase("closing") + ")[,.!]?[ \\r\\n]{1,6}" + NAME);
  private static final Pattern THING =
      Pattern.compile(Words.START + Words.anyCase("thing") + "[ ,]{0,2}(?:\\p{L}{1,12} )?$");

  @Override
  public boolean mayFind(Prose prose) {
    return prose.capitals() > 0;
  }

  @Override
  public void find(Prose prose, Consumer<Hit> hits) {
    for (Pattern pattern :
        new Pattern[] {ROLE, ROLE_AND_WORD, NAMING, ARREST, ARRESTED, SPEAKING, CLOSING}) {
      Matcher match = pattern.matcher(prose.text());
      while (match.find()) {
        if (isPerson(prose, match)) {
          hits.accept(
              new Hit(FindingKind.NAME, Certainty.LIKELY, match.start("name"), match.end("name")));
        }
      }
    }
  }

  private static boolean isPerson(Prose prose, Matcher match) {
    return NameForm.isPerson(match.group("name"))
        && !NameForm.isShouted(match.group("cue"))
        && !THING.matcher(prose.before(match.start(), NEAR)).find()
        && !Namesake.isAt(prose, match.start("name"), match.end("name"));
  }
}
