// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.nominal;

import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A name behind a form's label: {@code Surname: Smith}, {@code Nom : DUPONT Jean}. */
final class LabelledNames implements Detector {
  private static final int NEAR = 24;
  private static final String COLON = " {0,2}(?:\\([^()\\n]{0,20}\\))? {0,2}[:=] {0,3}";
  private static final Pattern STRONG =
      Pattern.compile(
          Words.START
              + Words.anyCase("label")
              + COLON
              + "(?<name>"
              + NameForm.REVERSED
              + "|"
              + NameForm.ANY
              + ")");
  private static final Pattern WEAK =
      Pattern.compile(
          Words.START
              + Words.anyCase("weaklabel")
              + COLON
              + "(?<name>"
              + NameForm.REVERSED
              + "|"
              + NameForm.WHOLE
              + ")");
  private static final Pattern OF_A_THING =
      Pattern.compile(
          Words.START
              + "(?>"
              + Words.anyCase("thing")
              + "|"
              + Words.anyCase("ship")
              + ")'?s?[ -]$");

  @Override
  public boolean mayFind(Prose prose) {
    return prose.capitals() > 0
        && (prose.text().indexOf(':') >= 0 || prose.text().indexOf('=') >= 0);
  }

  @Override
  public void find(Prose prose, Consumer<Hit> hits) {
    for (Pattern pattern : new Pattern[] {STRONG, WEAK}) {
      Matcher match = pattern.matcher(prose.text());
      while (match.find()) {
        if (NameForm.isPerson(match.group("name"))
            && !OF_A_THING.matcher(prose.before(match.start(), NEAR)).find()) {
          hits.accept(
              new Hit(FindingKind.NAME, Certainty.LIKELY, match.start("name"), match.end("name")));
        }
      }
    }
  }
}
