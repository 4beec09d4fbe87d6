// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.console.report;

import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.saola.routes.console.page.Spreadsheet;
import org.saola.routes.console.report.Processed.Kind;

/**
 * What was processed on each day (UTC), for a spreadsheet. It grows with the days, and the kinds of
 * each, so it is kept no longer than a file is written; a kind is kept once, on however many days.
 */
final class Days implements Annex {
  private static final List<String> COLUMNS =
      List.of(
          "day",
          "processing",
          "event",
          "from",
          "to",
          "actor",
          "type",
          "reason",
          "legal basis",
          "entries");

  private final SortedMap<LocalDate, Map<Kind, Long>> days = new TreeMap<>();
  private final Map<Kind, Kind> kinds = new HashMap<>();

  @Override
  public void add(Operation operation) {
    Kind kind = kinds.computeIfAbsent(Kind.of(operation), any -> any);
    days.computeIfAbsent(
            operation.at().atOffset(ZoneOffset.UTC).toLocalDate(), any -> new HashMap<>())
        .merge(kind, 1L, Long::sum);
  }

  void write(Spreadsheet table) throws IOException {
    table.row(COLUMNS);
    for (Map.Entry<LocalDate, Map<Kind, Long>> day : days.entrySet()) {
      List<Kind> inOrder =
          day.getValue().keySet().stream().sorted(Comparator.comparing(Kind::toString)).toList();
      for (Kind kind : inOrder) {
        table.row(line(day.getKey(), kind, day.getValue().getOrDefault(kind, 0L)));
      }
    }
  }

  private static List<String> line(LocalDate day, Kind kind, long entries) {
    return List.of(
        day.toString(),
        kind.processing().name(),
        kind.event().name(),
        kind.from(),
        kind.to(),
        kind.actor(),
        kind.type(),
        kind.reason(),
        kind.basis(),
        Long.toString(entries));
  }
}
