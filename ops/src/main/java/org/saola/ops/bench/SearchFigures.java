// SPDX-License-Identifier: EUPL-1.2
package org.saola.ops.bench;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Searches of the log at one size.
 *
 * @param indexMicros of taking one more entry into the index, by the clock
 * @param indexCpuMicros of that, what it costs the hub's process
 * @param indexBytes on disk for an entry, beside the entry itself
 * @param cases each with what was asked for
 * @param figures counts by day and kind, as the console draws them: of more days there are more
 */
record SearchFigures(
    long entries,
    double indexMicros,
    double indexCpuMicros,
    double indexBytes,
    List<Case> cases,
    List<Case> figures) {
  SearchFigures {
    cases = List.copyOf(cases);
    figures = List.copyOf(figures);
  }

  /**
   * @param rows on the page, of the last question
   * @param p50Millis by the clock
   * @param cpuMillis of the one who asks and of PostgreSQL, on average; null where it cannot be
   *     measured
   * @param pages of 8 KiB that PostgreSQL touched for a question, in memory or not, on average
   */
  record Case(
      String name,
      int rows,
      double p50Millis,
      double p99Millis,
      @Nullable Double cpuMillis,
      double pages) {}
}
