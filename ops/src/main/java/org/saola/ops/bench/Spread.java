// SPDX-License-Identifier: EUPL-1.2
package org.saola.ops.bench;

import java.util.List;
import java.util.Locale;

/** Median, least and greatest of a figure over the runs. */
record Spread(double median, double min, double max) {
  private static final int DECIMALS = 4;

  static Spread of(List<Double> figures) {
    if (figures.isEmpty()) {
      throw new IllegalArgumentException("no figures");
    }
    List<Double> sorted = figures.stream().sorted().toList();
    int middle = sorted.size() / 2;
    double median =
        sorted.size() % 2 == 1
            ? sorted.get(middle)
            : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    return new Spread(rounded(median), rounded(sorted.getFirst()), rounded(sorted.getLast()));
  }

  private static double rounded(double figure) {
    double scale = Math.pow(10, DECIMALS);
    return Math.round(figure * scale) / scale;
  }

  /** Three columns. */
  String format(int decimals) {
    String column = "%%10.%df".formatted(decimals);
    return String.format(Locale.ROOT, column + column + column, median, min, max);
  }
}
