// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.folder;

import java.util.List;

/** A native file that cannot be read as any message or table. */
public final class FileRefused extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient List<String> unknownColumns;

  FileRefused(String reason, List<String> unknownColumns) {
    super(reason);
    this.unknownColumns = List.copyOf(unknownColumns);
  }

  List<String> unknownColumns() {
    return unknownColumns;
  }
}
