// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.desk.page;

import java.util.Locale;
import java.util.Optional;
import org.saola.connectors.desk.mailbox.Standing.Turn;

/** The lists that threads are sorted into; one thread may lie in several. */
enum Shelf {
  ALL,
  UNREAD,
  OURS,
  THEIRS,
  OVERDUE,
  /** What was never sent, and what cannot be read: empty at most desks. */
  PROBLEMS;

  static Shelf named(Optional<String> name) {
    for (Shelf shelf : values()) {
      if (name.filter(shelf.address()::equals).isPresent()) {
        return shelf;
      }
    }
    return ALL;
  }

  public String address() {
    return name().toLowerCase(Locale.ROOT);
  }

  boolean holds(ThreadRow row) {
    return switch (this) {
      case ALL -> true;
      case UNREAD -> row.unread() > 0;
      case OURS -> row.standing().turn() == Turn.OURS;
      case THEIRS -> row.standing().turn() == Turn.THEIRS;
      case OVERDUE -> row.standing().overdue();
      case PROBLEMS -> row.last().isRefused();
    };
  }
}
