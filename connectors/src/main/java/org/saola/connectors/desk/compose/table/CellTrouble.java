// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.desk.compose.table;

import java.util.List;
import org.saola.message.format.CellProblem;
import org.saola.message.format.TableRule;
import org.saola.message.nominal.Finding;

/**
 * What is wrong with a cell, as a page tells it.
 *
 * @param column 0 is the file's first; -1 where the row as a whole is meant
 * @param words the code of its sentence: {@code rule.NOT_A_NUMBER}, {@code finding.PHONE}
 * @param arguments of the sentence
 * @param kind of what looks like personal data; empty for other troubles
 * @param reviewable whether the officer may say that it is none
 */
public record CellTrouble(
    long row, int column, String words, List<String> arguments, String kind, boolean reviewable) {
  private static final int WHOLE_ROW = -1;

  public CellTrouble {
    arguments = List.copyOf(arguments);
  }

  static CellTrouble of(long row, int column, CellProblem problem, List<String> arguments) {
    String words =
        problem.rule() == TableRule.BREAKS_RULE
            ? "problem." + problem.arguments().getFirst()
            : "rule." + problem.rule();
    return new CellTrouble(row, column, words, arguments, "", false);
  }

  static CellTrouble of(long row, int column, Finding finding) {
    String kind = finding.kind().name();
    return new CellTrouble(row, column, "finding." + kind, List.of(), kind, finding.isReviewable());
  }

  public boolean isOfRow() {
    return column == WHOLE_ROW;
  }

  /** Nothing is to be mended here, but in another row of the same message. */
  public boolean isElsewhere() {
    return words.equals("rule." + TableRule.OTHER_ROW);
  }
}
