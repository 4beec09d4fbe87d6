// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.console.find;

/** A leaf that was found: with its entry, or one that cannot be opened. */
public sealed interface FoundLeaf permits EntryRow, DamagedLeaf {
  long index();
}
