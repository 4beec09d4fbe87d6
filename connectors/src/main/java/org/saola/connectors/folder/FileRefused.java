// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.folder;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.saola.message.format.epermit.XmlPlace;

/** A native file that cannot be read as any message or table. */
public final class FileRefused extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient List<String> unknownColumns;
  private final transient @Nullable XmlPlace place;

  FileRefused(String reason, List<String> unknownColumns) {
    super(reason);
    this.unknownColumns = List.copyOf(unknownColumns);
    this.place = null;
  }

  FileRefused(String reason, XmlPlace place) {
    super("%s: %s".formatted(place, reason));
    this.unknownColumns = List.of();
    this.place = place;
  }

  /** Where, in an XML document. */
  @Nullable XmlPlace place() {
    return place;
  }

  List<String> unknownColumns() {
    return unknownColumns;
  }
}
