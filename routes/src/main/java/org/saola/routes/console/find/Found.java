// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.console.find;

import java.util.List;
import java.util.OptionalLong;

/**
 * A page of what was found.
 *
 * @param damaged what would be among them, and cannot be opened
 * @param next what to ask for the page after this one; empty when there is none
 */
public record Found(List<EntryRow> rows, List<DamagedLeaf> damaged, OptionalLong next) {
  public static final Found NOTHING = new Found(List.of(), List.of(), OptionalLong.empty());

  public Found {
    rows = List.copyOf(rows);
    damaged = List.copyOf(damaged);
  }
}
