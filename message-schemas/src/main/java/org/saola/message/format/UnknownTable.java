// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.format;

import java.util.List;

/** No mapping fits a table's header. */
public final class UnknownTable extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient List<String> unknownColumns;

  public UnknownTable(String message, List<String> unknownColumns) {
    super(message);
    this.unknownColumns = List.copyOf(unknownColumns);
  }

  public List<String> unknownColumns() {
    return unknownColumns;
  }
}
