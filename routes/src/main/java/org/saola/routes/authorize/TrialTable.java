// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.authorize;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A table beside the rules: a header, then lines without quoting; # starts a comment. */
final class TrialTable {
  private TrialTable() {}

  /** One line, by the names of its columns. */
  record Line(String file, int number, Map<String, String> cells) {
    /**
     * @throws IllegalArgumentException when the table has no such column
     */
    String cell(String column) {
      String cell = cells.get(column);
      if (cell == null) {
        throw new IllegalArgumentException("%s has no column %s".formatted(file, column));
      }
      return cell;
    }

    String place() {
      return "%s, line %d".formatted(file, number);
    }

    @Override
    public String toString() {
      return cells.toString();
    }
  }

  static List<Line> read(Path folder, String name) throws IOException {
    List<Line> rows = new ArrayList<>();
    String[] header = {};
    int number = 0;
    for (String line : Files.readAllLines(folder.resolve(name))) {
      number++;
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      String[] cells = line.split(",", -1);
      if (header.length == 0) {
        header = cells;
        continue;
      }
      if (cells.length != header.length) {
        throw new IOException(
            "%s, line %d: %d columns instead of %d"
                .formatted(name, number, cells.length, header.length));
      }
      Map<String, String> row = new LinkedHashMap<>();
      for (int i = 0; i < header.length; i++) {
        row.put(header[i], cells[i]);
      }
      rows.add(new Line(name, number, row));
    }
    return rows;
  }
}
