// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.console.find;

import org.jspecify.annotations.Nullable;
import org.saola.message.notice.Entry;

/**
 * An entry of the log, as it lies in the log's own rows.
 *
 * @param bytes exactly as they were written: with the salt they open the leaf
 * @param salt null for a clear leaf, which is its bytes
 */
public record EntryRow(long index, Entry entry, byte[] bytes, byte @Nullable [] salt)
    implements FoundLeaf {
  @Override
  public String toString() {
    return "EntryRow[%d, %s]".formatted(index, entry.event());
  }
}
