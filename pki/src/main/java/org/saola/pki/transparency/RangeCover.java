// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.transparency;

import java.util.ArrayList;
import java.util.List;

/**
 * The largest subtrees of a tree that lie wholly outside a range of its leaves: the fewest whose
 * hashes, with the range's own leaves, give the root.
 */
record RangeCover(List<Span> before, List<Span> after) {
  /** The leaves from {@code start} up to, and without, {@code end}. */
  record Span(long start, long end) {
    long size() {
      return end - start;
    }
  }

  static RangeCover of(long first, long end, long size) throws LogRefused {
    if (first < 0 || first >= end || end > size) {
      throw new LogRefused(
          "a log of %d leaves has no range from %d to %d".formatted(size, first, end));
    }
    return new RangeCover(before(first), after(end, size));
  }

  /** One perfect subtree for each binary digit of {@code first}, the largest leftmost. */
  private static List<Span> before(long first) {
    List<Span> spans = new ArrayList<>();
    long start = 0;
    while (start < first) {
      long width = Long.highestOneBit(first - start);
      spans.add(new Span(start, start + width));
      start += width;
    }
    return List.copyOf(spans);
  }

  private static List<Span> after(long end, long size) {
    List<Span> spans = new ArrayList<>();
    for (long start = end; start < size; start = spans.getLast().end()) {
      spans.add(largestFrom(start, size));
    }
    return List.copyOf(spans);
  }

  /** The way down from the root to the first subtree that begins there. */
  private static Span largestFrom(long leaf, long size) {
    long start = 0;
    long end = size;
    while (start != leaf) {
      // RFC 6962 2.1: split at the largest power of two that is smaller.
      long middle = start + Long.highestOneBit(end - start - 1);
      if (leaf < middle) {
        end = middle;
      } else {
        start = middle;
      }
    }
    return new Span(start, end);
  }
}
