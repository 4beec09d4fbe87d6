// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.folder;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.saola.message.format.epermit.XmlPlace;

/**
 * {@code FILE.reason.json}: why a file, or some of its rows, did not become messages.
 *
 * @param reason of the whole file, when no row of it could be read
 * @param unknownColumns columns that no mapping knows
 * @param place where in an XML document, for the whole file
 */
public record Rejection(
    String file,
    @Nullable String reason,
    List<String> unknownColumns,
    List<Row> rows,
    @Nullable XmlPlace place) {
  public Rejection {
    unknownColumns = List.copyOf(unknownColumns);
    rows = List.copyOf(rows);
  }

  /**
   * @param row 1 is the first row after the header, or the first permit of an XML document
   * @param column empty where the row as a whole is meant
   * @param place where in an XML document
   */
  public record Row(
      long row, String column, String value, String reason, @Nullable XmlPlace place) {}
}
