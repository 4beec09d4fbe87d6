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
              + "%10s%10s%10s%10s%10s"
                  .formatted("p50, ms", "p99, ms", "CPU, ms", "8 KiB", "found"));
      each.cases().forEach(one -> lines.add(row(one)));
      lines.add("  figures, by the clock");
      each.figures().forEach(one -> lines.add(row(one)));
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
            "%10.2f%10.2f%10s%10.0f%10d",
            one.p50Millis(),
            one.p99Millis(),
            one.cpuMillis() == null ? "-" : String.format(Locale.ROOT, "%.2f", one.cpuMillis()),
            one.pages(),
            one.rows());
  }

  private static String verdict(SearchFigures largest) {
    SearchFigures.Case slowest =
        largest.cases().stream()
            .max(Comparator.comparingDouble(SearchFigures.Case::p99Millis))
            .orElseThrow();
    return String.format(
        Locale.ROOT,
        "Among %,d entries the slowest search's p99 is %.1f ms (%s). Target: %.0f ms. %s",
        largest.entries(),
        slowest.p99Millis(),
        slowest.name(),
        TARGET_MILLIS,
        slowest.p99Millis() <= TARGET_MILLIS ? "Met." : "Missed.");
  }
}
