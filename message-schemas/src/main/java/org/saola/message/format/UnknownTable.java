// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.format;

import java.util.List;

/** No mapping fits a table's header. */
public final class UnknownTable extends Exception {
  private static final long serialVersionUID = 1L;

  /** Closed codes. */
  public enum Why {
    NO_HEADER,
    /** Cells of the first row are no names: too long, or with control characters. */
    NO_NAMES,
    /** Two columns have one name. */
    COLUMN_TWICE,
    /** The header cannot be read as CSV at all. */
    NOT_CSV,
    /** No mapping knows all columns. */
    COLUMNS_UNKNOWN,
    /** A mapping knows them, and others that it needs are not there. */
    COLUMNS_MISSING
  }

  private final Why why;
  private final transient List<String> unknownColumns;

  public UnknownTable(Why why, String message, List<String> unknownColumns) {
    super(message);
    this.why = why;
    this.unknownColumns = List.copyOf(unknownColumns);
  }

  public Why why() {
    return why;
  }

  public List<String> unknownColumns() {
    return unknownColumns;
  }
}
