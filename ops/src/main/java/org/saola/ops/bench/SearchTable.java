// SPDX-License-Identifier: EUPL-1.2
package org.saola.ops.bench;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Searches in words, for a person. */
final class SearchTable {
  private static final String NAME = "%-46s";
  private static final double TARGET_MILLIS = 100;
  private static final double TARGET_RATIO = 2;

  private final List<SearchFigures> figures;

  SearchTable(List<SearchFigures> figures) {
    this.figures = List.copyOf(figures);
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (SearchFigures each : figures) {
      lines.add("Search among %,d entries".formatted(each.entries()));
      lines.add(
          NAME.formatted("  taken into the index, an entry")
              + "%10.1f us by the clock, %.1f of it the hub's CPU; %.0f bytes"
                  .formatted(each.indexMicros(), each.indexCpuMicros(), each.indexBytes()));
      lines.add(
          NAME.formatted("  a page of 50, by the clock")
              + "%10s%10s%10s%10s".formatted("p50, ms", "p99, ms", "times", "found"));
      each.cases().forEach(one -> lines.add(row(one)));
    }
    if (!figures.isEmpty()) {
      lines.add(verdict(figures.getLast()));
    }
    return lines;
  }

  private static String row(SearchFigures.Case one) {
    return NAME.formatted("  " + one.name())
        + String.format(
            Locale.ROOT,
            "%10.2f%10.2f%10.2f%10d",
            one.p50Millis(),
            one.p99Millis(),
            one.ratio(),
            one.rows());
  }

  private static String verdict(SearchFigures largest) {
    SearchFigures.Case slowest =
        largest.cases().stream()
            .max(Comparator.comparingDouble(SearchFigures.Case::p99Millis))
            .orElseThrow();
    SearchFigures.Case grown =
        largest.cases().stream()
            .max(Comparator.comparingDouble(SearchFigures.Case::ratio))
            .orElseThrow();
    boolean met = slowest.p99Millis() <= TARGET_MILLIS && grown.ratio() <= TARGET_RATIO;
    return String.format(
        Locale.ROOT,
        "Among %,d entries the slowest search's p99 is %.1f ms (%s); what grew most is %.2f times"
            + " its median among the fewest (%s). Targets: %.0f ms, %.1f. %s",
        largest.entries(),
        slowest.p99Millis(),
        slowest.name(),
        grown.ratio(),
        grown.name(),
        TARGET_MILLIS,
        TARGET_RATIO,
        met ? "Met." : "Missed.");
  }
}
