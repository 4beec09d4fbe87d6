// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.folder;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code FILE.reason.json}: why a file, or some of its rows, did not become messages.
 *
 * @param reason of the whole file, when no row of it could be read
 * @param unknownColumns columns that no mapping knows
 */
public record Rejection(
    String file, @Nullable String reason, List<String> unknownColumns, List<Row> rows) {
  public Rejection {
    unknownColumns = List.copyOf(unknownColumns);
    rows = List.copyOf(rows);
  }

  /**
   * @param row 1 is the first row after the header
   * @param column empty where the row as a whole is meant
   */
  public record Row(long row, String column, String value, String reason) {}
}
