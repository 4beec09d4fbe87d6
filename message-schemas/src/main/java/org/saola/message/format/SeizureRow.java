// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.format;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.saola.message.json.PlainText;

/**
 * A row of a seizure table, its cells by what they mean.
 *
 * @param number 1 is the first row after the header
 * @param columns how many the header has
 * @param cells as they stood
 * @param carried cells that have no field of their own, where they are not blank
 */
record SeizureRow(
    long number, int columns, List<String> cells, Map<Field, Cell> fields, List<Cell> carried) {
  private static final int MAX_CARRIED = 1000;

  static SeizureRow of(long number, List<String> header, List<String> cells, TableMapping mapping) {
    Map<Field, Cell> fields = new EnumMap<>(Field.class);
    List<Cell> carried = new ArrayList<>();
    for (int i = 0; i < Math.min(header.size(), cells.size()); i++) {
      Cell cell = new Cell(header.get(i), cells.get(i).strip());
      Field field = Objects.requireNonNull(mapping.columns().get(cell.column()));
      if (field != Field.CARRIED) {
        fields.put(field, cell);
      } else if (!cell.isBlank()) {
        carried.add(cell);
      }
    }
    return new SeizureRow(number, header.size(), cells, fields, carried);
  }

  boolean isBlank() {
    return cells.stream().allMatch(String::isBlank);
  }

  int length() {
    return cells.stream().mapToInt(String::length).sum();
  }

  /** What can be wrong with a row whatever its columns mean. */
  void check() throws RowRefused {
    if (cells.size() != columns) {
      throw refused(
          new Cell("", ""), "has %d cells, the header has %d".formatted(cells.size(), columns));
    }
    for (Cell cell : carried) {
      if (cell.text().length() > MAX_CARRIED) {
        throw refused(cell, "is longer than %d characters".formatted(MAX_CARRIED));
      }
    }
    for (Cell cell : allCells()) {
      if (!PlainText.isPlain(cell.text())) {
        throw refused(cell, PlainText.RULE);
      }
    }
  }

  private List<Cell> allCells() {
    List<Cell> all = new ArrayList<>(fields.values());
    all.addAll(carried);
    return all;
  }

  /** The cell of a field, if it has one that is not blank. */
  Optional<Cell> cell(Field field) {
    return Optional.ofNullable(fields.get(field)).filter(cell -> !cell.isBlank());
  }

  RowRefused refused(Field field, String reason) {
    return refused(fields.getOrDefault(field, new Cell("", "")), reason);
  }

  private RowRefused refused(Cell cell, String reason) {
    return new RowRefused(number, cell, reason);
  }
}
