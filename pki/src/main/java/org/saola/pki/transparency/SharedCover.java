// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.transparency;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.saola.pki.transparency.RangeCover.Span;

/** The largest subtrees of a tree that have none of some leaves, from left to right. */
final class SharedCover {
  private final List<Long> leaves;
  private final List<Span> spans = new ArrayList<>();

  private SharedCover(List<Long> leaves) {
    this.leaves = leaves;
  }

  /**
   * @throws LogRefused for no leaf, one that the tree does not have, or one that does not follow
   *     the one before
   */
  static List<Span> of(List<Long> leaves, long size) throws LogRefused {
    if (leaves.isEmpty()) {
      throw new LogRefused("a proof of no leaf");
    }
    long before = -1;
    for (long leaf : leaves) {
      if (leaf <= before) {
        throw new LogRefused("leaf %d stands behind leaf %d".formatted(leaf, before));
      }
      before = leaf;
    }
    if (before >= size) {
      throw new LogRefused("a log of %d leaves has no leaf %d".formatted(size, before));
    }
    SharedCover cover = new SharedCover(leaves);
    cover.walk(0, size, 0, leaves.size());
    return List.copyOf(cover.spans);
  }

  private void walk(long start, long end, int from, int to) {
    if (from == to) {
      spans.add(new Span(start, end));
    } else if (end - start > 1) {
      long middle = middle(start, end);
      int split = split(leaves, from, to, middle);
      walk(start, middle, from, split);
      walk(middle, end, split, to);
    }
  }

  /** RFC 6962 2.1: split at the largest power of two that is smaller. */
  static long middle(long start, long end) {
    return start + Long.highestOneBit(end - start - 1);
  }

  /** The first of the leaves' places whose leaf is not left of the middle. */
  static int split(List<Long> leaves, int from, int to, long middle) {
    int found = Collections.binarySearch(leaves.subList(from, to), middle);
    return from + (found < 0 ? -found - 1 : found);
  }
}
