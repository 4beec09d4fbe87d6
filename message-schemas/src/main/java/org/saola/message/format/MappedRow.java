// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.format;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.saola.message.json.PlainText;

/**
 * A row of a table, its cells by what they mean.
 *
 * @param number 1 is the first row after the header
 * @param columns how many the header has
 * @param cells as they stood
 * @param carried cells that have no field of their own, where they are not blank
 * @param measured cells of the mapping's products, by their columns
 * @param notSeizure the cell that shows that the row is none
 */
record MappedRow(
    long number,
    int columns,
    List<String> cells,
    Map<Field, Cell> fields,
    List<Cell> carried,
    Map<String, Cell> measured,
    Optional<Cell> notSeizure) {
  private static final int MAX_CARRIED = 1000;

  static MappedRow of(long number, List<String> header, List<String> cells, TableMapping mapping) {
    Map<Field, Cell> fields = new EnumMap<>(Field.class);
    List<Cell> carried = new ArrayList<>();
    Map<String, Cell> measured = new HashMap<>();
    Optional<Cell> notSeizure = Optional.empty();
    for (int i = 0; i < Math.min(header.size(), cells.size()); i++) {
      Cell cell = new Cell(header.get(i), cells.get(i).strip());
      Field field = mapping.columns().get(cell.column());
      if (field == null) {
        measured.put(cell.column(), cell);
      } else if (field != Field.CARRIED) {
        fields.put(field, cell);
      } else if (!cell.isBlank()) {
        carried.add(cell);
      }
      List<String> seizures = mapping.only().get(cell.column());
      if (seizures != null && !seizures.contains(cell.text())) {
        notSeizure = Optional.of(cell);
      }
    }
    return new MappedRow(number, header.size(), cells, fields, carried, measured, notSeizure);
  }

  boolean isBlank() {
    return cells.stream().allMatch(String::isBlank);
  }

  int length() {
    return cells.stream().mapToInt(String::length).sum();
  }

  /** What can be wrong with a row whatever its columns mean. */
  void check(Troubles troubles) {
    if (cells.size() != columns) {
      // Nobody knows which cell belongs to which column.
      troubles.add(refused(new Cell("", ""), TableRule.CELL_COUNT, cells.size(), columns));
      return;
    }
    notSeizure.ifPresent(cell -> troubles.add(refused(cell, TableRule.NOT_A_SEIZURE)));
    for (Cell cell : carried) {
      if (cell.text().length() > MAX_CARRIED) {
        troubles.add(refused(cell, TableRule.TOO_LONG, MAX_CARRIED));
      }
    }
    for (Cell cell : allCells()) {
      if (!PlainText.isPlain(cell.text())) {
        troubles.add(refused(cell, TableRule.NOT_PLAIN));
      }
    }
  }

  private List<Cell> allCells() {
    List<Cell> all = new ArrayList<>(fields.values());
    all.addAll(carried);
    all.addAll(measured.values());
    return all;
  }

  /** The cell of a field, if it has one that is not blank. */
  Optional<Cell> cell(Field field) {
    return Optional.ofNullable(fields.get(field)).filter(cell -> !cell.isBlank());
  }

  /** The cell of a product's column, if the table has one that is not blank. */
  Optional<Cell> measured(String column) {
    return Optional.ofNullable(measured.get(column)).filter(cell -> !cell.isBlank());
  }

  RowRefused refused(Field field, TableRule rule, Object... arguments) {
    return refused(fields.getOrDefault(field, new Cell("", "")), rule, arguments);
  }

  RowRefused refused(Cell cell, TableRule rule, Object... arguments) {
    return new RowRefused(number, cell, rule, arguments);
  }
}
