// SPDX-License-Identifier: EUPL-1.2
package org.saola.ops.bench;

import java.util.List;

/**
 * Searches of the log at one size, by the clock.
 *
 * @param indexMicros of taking one more entry into the index, by the clock
 * @param indexCpuMicros of that, what it costs the hub's process
 * @param indexBytes on disk for an entry, beside the entry itself
 * @param cases each with what was asked for
 */
record SearchFigures(
    long entries, double indexMicros, double indexCpuMicros, double indexBytes, List<Case> cases) {
  /**
   * @param rows on the page, of the last question
   * @param ratio of the median to that at the smallest size
   */
  record Case(String name, int rows, double p50Millis, double p99Millis, double ratio) {}
}
