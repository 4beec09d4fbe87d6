// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.nominal;

import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Initials and a family name, without any title: {@code P.J. de Groot}. */
final class InitialledNames implements Detector {
  private static final int NEAR = 30;
  private static final Pattern FORM =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}.&-])(?<initials>(?:\\p{Lu}\\. ?){1,4}+)(?<name>" + NameForm.ANY + ")");
  private static final Set<String> NO_INITIALS =
      Set.of(
          "U.S.", "E.U.", "U.K.", "U.N.", "N.V.", "B.V.", "S.A.", "M.V.", "M.S.", "S.S.", "P.O.",
          "R.D.", "S.", "D.R.", "U.S.A.", "D.C.", "H.S.", "V.A.", "A.G.", "M.T.", "F.V.", "O.R.");
  private static final Pattern SPECIES =
      Pattern.compile(
          "\\p{Lu}\\p{Ll}+(?:ica|icus|icum|ensis|ense|ii|iae|oides|dactyla|dactylus|ata|atus)");
  private static final Pattern AUTHOR = Pattern.compile("^,? ?\\(?1[789]\\d\\d");
  private static final Pattern ORDERED =
      Pattern.compile(
          "(?iu)(?:art|no|nr|annex|appendix|box|section|figure|table|part|hall|type|class|vitamin|hepatitis)\\.? $");

  @Override
  public boolean mayFind(Prose prose) {
    return prose.capitals() > 1 && prose.text().indexOf('.') >= 0;
  }

  @Override
  public void find(Prose prose, Consumer<Hit> hits) {
    Matcher match = FORM.matcher(prose.text());
    while (match.find()) {
      if (!NO_INITIALS.contains(match.group("initials").replace(" ", ""))
          && NameForm.isPerson(match.group("name"))
          && !SPECIES.matcher(match.group("name")).matches()
          && !isOfAThing(prose, match.start(), match.end())) {
        hits.accept(new Hit(FindingKind.NAME, Certainty.LIKELY, match.start(), match.end()));
      }
    }
  }

  private static boolean isOfAThing(Prose prose, int start, int end) {
    return AUTHOR.matcher(prose.after(end, NEAR)).find()
        || ORDERED.matcher(prose.before(start, NEAR)).find()
        || Namesake.isAt(prose, start, end);
  }
}
