// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.desk.compose;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.saola.connectors.desk.compose.table.CellTrouble;
import org.saola.connectors.desk.compose.table.KeptTable.At;

/**
 * A cell on a page.
 *
 * @param column the name that the file gives it
 * @param writable whether a field is shown, in place of the text alone
 * @param reviewed kinds of what seemed to be personal data, and is none, said the officer
 */
public record ShownCell(
    At at,
    String column,
    String text,
    boolean writable,
    List<CellTrouble> troubles,
    List<String> reviewed) {
  private static final int ONE_LINE = 60;
  private static final int SHOWN = 300;

  public String id() {
    return "r" + at.row() + "-c" + at.column();
  }

  public String name() {
    return "c." + at.row() + "." + at.column();
  }

  /** As an officer has typed it who could not keep it. */
  ShownCell with(Map<At, String> typed) {
    String now = typed.getOrDefault(at, value());
    // A field is shown, or what was typed would not come back with the next button.
    return now.equals(value()) ? this : new ShownCell(at, column, now, true, troubles, reviewed);
  }

  /** What a field holds: what no field can show is left out of it. */
  public String value() {
    return TableForm.clean(text);
  }

  public boolean isProse() {
    return text.length() > ONE_LINE || text.indexOf('\n') >= 0;
  }

  /** As much of it as a table has room for. */
  public String excerpt() {
    String clean = value();
    return clean.length() > SHOWN ? clean.substring(0, SHOWN) + "…" : clean;
  }

  public @Nullable String describedBy() {
    return troubles.isEmpty() ? null : id() + "-wrong";
  }

  public @Nullable String invalid() {
    return troubles.isEmpty() ? null : "true";
  }
}
