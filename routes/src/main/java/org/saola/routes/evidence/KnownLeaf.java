// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.evidence;

import org.jspecify.annotations.Nullable;

/** What the hub has of a leaf that its asker may see. */
public sealed interface KnownLeaf {
  long index();

  /**
   * Its entry.
   *
   * @param entry its exact bytes
   * @param salt null for a clear leaf, which is the entry itself
   */
  record Opened(long index, byte[] entry, byte @Nullable [] salt) implements KnownLeaf {}

  /** Nothing any more: its retention has ended. */
  record Erased(long index) implements KnownLeaf {}
}
