// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.nominal;

import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A name beside a title or a rank: {@code Mme Dupont}, {@code dhr. J. de Vries}. */
final class TitledNames implements Detector {
  private static final String TITLE = Words.exactly("title");
  private static final Pattern FORM =
      Pattern.compile(
          Words.START
              + "(?>"
              + TITLE
              + "|"
              + Words.exactly("rank")
              + ")(?: {0,2}"
              + TITLE
              + "){0,3} {0,2}(?<name>"
              + NameForm.ANY
              + ")");
  private static final Pattern INITIAL = Pattern.compile("[A-Z]\\. ?");
  // "M. Javanica" is Manis javanica in careless capitals, no Monsieur.
  private static final Pattern SPECIES =
      Pattern.compile(
          "M\\. ?\\p{Lu}\\p{Ll}+(?:ica|icus|icum|ensis|ense|ii|iae|oides|dactyla|dactylus|ata|atus)");

  @Override
  public boolean mayFind(Prose prose) {
    return prose.capitals() > 0;
  }

  @Override
  public void find(Prose prose, Consumer<Hit> hits) {
    Matcher match = FORM.matcher(prose.text());
    while (match.find()) {
      boolean glued = prose.text().charAt(match.start("name") - 1) != ' ';
      boolean dotted = prose.text().charAt(match.start("name") - 1) == '.';
      if ((!glued || dotted)
          && NameForm.followsTitle(match.group("name"))
          && !Namesake.isAt(prose, match.start(), match.end())
          && !isNoMonsieur(prose, match)) {
        hits.accept(new Hit(FindingKind.NAME, Certainty.LIKELY, match.start(), match.end()));
      }
    }
  }

  /** "J. M. Smith" has none in it; it is a name without a title, like any other words. */
  private static boolean isNoMonsieur(Prose prose, Matcher match) {
    return match.group().startsWith("M.")
        && (INITIAL.matcher(prose.before(match.start(), 3).stripLeading()).matches()
            || SPECIES.matcher(match.group()).matches());
  }
}
