// SPDX-License-Identifier: EUPL-1.2
package org.saola.ops.bench;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** What grows with the log, in words, and whether it stays within twice. */
final class ScaleTable {
  private static final String NAME = "%-46s";

  private final List<Cost> costs;

  ScaleTable(ScaleFigures figures) {
    this.costs = figures.costs();
  }

  List<String> lines() {
    if (costs.isEmpty()) {
      return List.of();
    }
    List<String> lines = new ArrayList<>();
    Cost first = costs.getFirst();
    lines.add(
        NAME.formatted("What grows with the log")
            + "%14s%14s%10s".formatted(entries(first.least()), entries(first.most()), "times"));
    costs.forEach(cost -> lines.add(row(cost)));
    lines.add(verdict());
    return lines;
  }

  private static String entries(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  private static String row(Cost cost) {
    return NAME.formatted("  %s, %s".formatted(cost.what(), cost.unit()))
        + String.format(
            Locale.ROOT,
            "%14.2f%14.2f%10.2f  %s",
            cost.first(),
            cost.last(),
            cost.times(),
            cost.met() ? "met" : "missed");
  }

  String verdict() {
    List<Cost> missed = costs.stream().filter(cost -> !cost.met()).toList();
    Cost most = costs.stream().max(Comparator.comparingDouble(Cost::times)).orElseThrow();
    return String.format(
        Locale.ROOT,
        "Append, proof and search within twice their cost: %d of %d. The most is %.2f times (%s). %s",
        costs.size() - missed.size(),
        costs.size(),
        most.times(),
        most.what(),
        missed.isEmpty() ? "Met." : "Missed.");
  }
}
