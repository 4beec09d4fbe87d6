// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.desk.compose;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.saola.connectors.desk.compose.table.CellTrouble;
import org.saola.connectors.desk.compose.table.Checked;
import org.saola.connectors.desk.compose.table.KeptTable;
import org.saola.connectors.desk.compose.table.KeptTable.At;
import org.saola.connectors.desk.compose.table.KeptTable.Reviewed;
import org.saola.connectors.desk.compose.table.Table;

/** A table's rows and cells as a page shows them, each with what is wrong with it. */
record TableCells(KeptTable table, Checked checked) {
  /** What is wrong with a cell. */
  static List<CellTrouble> troubles(Checked checked, At at) {
    return checked.of(at.row()).stream()
        .filter(trouble -> trouble.column() == at.column() && !trouble.isElsewhere())
        .toList();
  }

  /**
   * @param open the row that is to be shown with all its cells, to be written in
   */
  ShownRow row(Table.Row row, List<Integer> columns, @Nullable Long open) {
    List<CellTrouble> troubles =
        checked.of(row.number()).stream().filter(CellTrouble::isOfRow).toList();
    boolean uneven = troubles.stream().anyMatch(it -> it.words().equals("rule.CELL_COUNT"));
    boolean isOpen = uneven || (open != null && open == row.number() && !row.dropped());
    int header = table.header().size();
    List<String> extra =
        row.cells().size() > header ? row.cells().subList(header, row.cells().size()) : List.of();
    List<Long> together =
        checked.together().getOrDefault(row.number(), List.of()).stream()
            .filter(other -> other != row.number())
            .toList();
    return new ShownRow(
        row.number(),
        columns.stream().map(i -> cell(row, i, false)).toList(),
        isOpen ? whole(row) : List.of(),
        extra,
        troubles,
        together,
        row.dropped(),
        row.isBlank());
  }

  private List<ShownCell> whole(Table.Row row) {
    List<ShownCell> whole = new ArrayList<>();
    for (int i = 0; i < table.header().size(); i++) {
      whole.add(cell(row, i, true));
    }
    return whole;
  }

  ShownCell cell(Table.Row row, int column, boolean writable) {
    At at = new At(row.number(), column);
    List<CellTrouble> troubles = troubles(checked, at);
    List<String> reviewed =
        table.reviewed().stream()
            .filter(it -> it.row() == row.number() && it.column() == column)
            .map(Reviewed::kind)
            .map(Enum::name)
            .toList();
    return new ShownCell(
        at,
        table.header().get(column),
        text(row, column),
        writable || (!troubles.isEmpty() && !row.dropped()),
        troubles,
        reviewed);
  }

  /** What somebody wrote into a cell that a short row does not have waits there for the row. */
  private String text(Table.Row row, int column) {
    return column < row.cells().size()
        ? row.cells().get(column)
        : table.edits().stream()
            .filter(edit -> edit.row() == row.number() && edit.column() == column)
            .map(KeptTable.Edit::text)
            .findFirst()
            .orElse("");
  }
}
