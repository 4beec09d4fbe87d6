// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.console.find;

import java.util.ArrayList;
import java.util.List;

/**
 * A range of leaves.
 *
 * @param end the first one behind it
 */
record LeafRange(long from, long end) {
  private static final int TIMES = 16;

  boolean isEmpty() {
    return from >= end;
  }

  /** All of it in ranges from the newest to the oldest, each larger than the one before. */
  List<LeafRange> growing(long first) {
    List<LeafRange> ranges = new ArrayList<>();
    long size = first;
    for (long rest = end; rest > from; rest = ranges.getLast().from()) {
      size *= TIMES;
      ranges.add(new LeafRange(Math.max(from, rest - size), rest));
    }
    return ranges;
  }
}
