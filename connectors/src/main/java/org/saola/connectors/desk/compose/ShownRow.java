// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.desk.compose;

import java.util.List;
import java.util.Map;
import org.saola.connectors.desk.compose.table.CellTrouble;
import org.saola.connectors.desk.compose.table.KeptTable.At;

/**
 * A row on a page.
 *
 * @param cells those of the columns that the page shows
 * @param whole all its cells, to be written in, where it is open
 * @param extra what stands beyond the last column
 * @param troubles of the row as a whole
 * @param together the other rows of its message
 */
public record ShownRow(
    long number,
    List<ShownCell> cells,
    List<ShownCell> whole,
    List<String> extra,
    List<CellTrouble> troubles,
    List<Long> together,
    boolean dropped,
    boolean blank) {
  ShownRow with(Map<At, String> typed) {
    return new ShownRow(
        number,
        cells.stream().map(cell -> cell.with(typed)).toList(),
        whole.stream().map(cell -> cell.with(typed)).toList(),
        extra,
        troubles,
        together,
        dropped,
        blank);
  }

  public String id() {
    return "r" + number;
  }

  public boolean isOpen() {
    return !whole.isEmpty();
  }

  /** Whether nobody knows which cell belongs to which column. */
  public boolean isUneven() {
    return troubles.stream().anyMatch(it -> it.words().equals("rule.CELL_COUNT"));
  }
}
