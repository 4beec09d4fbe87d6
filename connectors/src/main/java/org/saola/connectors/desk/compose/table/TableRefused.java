// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.desk.compose.table;

/** A file that is not taken as a table. Its places are numbers: a text of it could say anything. */
public final class TableRefused extends Exception {
  private static final long serialVersionUID = 1L;

  /** Closed codes. */
  public enum Code {
    EMPTY,
    NO_ROWS,
    TOO_LARGE,
    TOO_MANY_ROWS,
    CELL_TOO_LONG,
    /** A workbook, such as of Excel or LibreOffice. */
    WORKBOOK,
    NOT_TEXT,
    NO_HEADER,
    NO_NAMES,
    COLUMN_TWICE,
    /** Its columns are those of a table whose rows become something else. */
    OTHER_KIND,
    /** From some row on it is no CSV. */
    BROKEN
  }

  private final Code code;
  private final long row;
  private final int column;

  TableRefused(Code code) {
    this(code, 0, 0);
  }

  /**
   * @param row 1 is the first after the header; 0 where the header or the whole file is meant
   * @param column 1 is the first; 0 where the row is meant
   */
  TableRefused(Code code, long row, int column) {
    super(code.name());
    this.code = code;
    this.row = row;
    this.column = column;
  }

  public Code code() {
    return code;
  }

  public long row() {
    return row;
  }

  public int column() {
    return column;
  }
}
