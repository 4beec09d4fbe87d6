// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.format;

/** A cell that cannot be carried, on its way to a {@link SeizureTable.Refused}. */
final class RowRefused extends Exception {
  private static final long serialVersionUID = 1L;

  private final long row;
  private final transient Cell cell;

  RowRefused(long row, Cell cell, String reason) {
    super(reason);
    this.row = row;
    this.cell = cell;
  }

  long row() {
    return row;
  }

  Cell cell() {
    return cell;
  }

  String reason() {
    return String.valueOf(getMessage());
  }
}
