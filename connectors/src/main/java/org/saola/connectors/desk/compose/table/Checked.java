// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.desk.compose.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.saola.message.format.Mappings;

/**
 * What there is to say of a table.
 *
 * @param nearest the kind of table that it is, or comes nearest to
 * @param troubles by row, in the file's order
 * @param together by row, the rows of its message where there are several
 * @param ready how many messages can be made of it
 * @param readyRows of so many rows
 */
public record Checked(
    Mappings.Nearest nearest,
    SortedMap<Long, List<CellTrouble>> troubles,
    Map<Long, List<Long>> together,
    int ready,
    int readyRows) {
  /** Troubles that somebody has to mend, in the file's order. */
  public List<CellTrouble> toMend() {
    List<CellTrouble> all = new ArrayList<>();
    troubles.values().forEach(of -> of.stream().filter(it -> !it.isElsewhere()).forEach(all::add));
    return all;
  }

  /** Rows in which something is to be mended. */
  public List<Long> rowsToMend() {
    return troubles.entrySet().stream()
        .filter(of -> of.getValue().stream().anyMatch(it -> !it.isElsewhere()))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Rows that wait for another of their message. */
  public long waiting() {
    return troubles.size() - (long) rowsToMend().size();
  }

  public List<CellTrouble> of(long row) {
    return troubles.getOrDefault(row, List.of());
  }

  public boolean isWhole() {
    return nearest.fits() && troubles.isEmpty() && ready > 0;
  }
}
