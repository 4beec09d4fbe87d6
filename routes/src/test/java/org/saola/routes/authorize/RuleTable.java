// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.authorize;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The tables beside the rules: a header, then lines without quoting; # starts a comment. */
final class RuleTable {
  static final Path RULES = Path.of("..", "ops", "access-rules");

  private RuleTable() {}

  static List<Map<String, String>> read(String name) throws IOException {
    List<String> lines =
        Files.readAllLines(RULES.resolve("tests").resolve(name)).stream()
            .filter(line -> !line.isBlank() && !line.startsWith("#"))
            .toList();
    String[] header = lines.getFirst().split(",", -1);
    List<Map<String, String>> rows = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",", -1);
      if (cells.length != header.length) {
        throw new IOException(
            "%s: %d columns instead of %d: %s".formatted(name, cells.length, header.length, line));
      }
      Map<String, String> row = new LinkedHashMap<>();
      for (int i = 0; i < header.length; i++) {
        row.put(header[i], cells[i]);
      }
      rows.add(row);
    }
    return rows;
  }
}
