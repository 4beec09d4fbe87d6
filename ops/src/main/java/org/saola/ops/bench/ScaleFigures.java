// SPDX-License-Identifier: EUPL-1.2
package org.saola.ops.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Log and searches at growing sizes, and the claim about them: what they cost stays within twice
 * from 10 000 entries on.
 */
record ScaleFigures(List<LogFigures> log, List<SearchFigures> search) {
  private static final int FIRST = 10_000;

  private static final String MICROS = "us of CPU";
  private static final String MILLIS = "ms";

  ScaleFigures {
    log = log.stream().filter(each -> each.leaves() >= FIRST).toList();
    search = List.copyOf(search);
  }

  /** Empty where there is but one size. */
  List<Cost> costs() {
    List<Cost> costs = new ArrayList<>();
    if (log.size() > 1) {
      costs.add(of("appending an entry", LogFigures::appendMicros));
      costs.add(of("inclusion proof", LogFigures::proofMicros));
      costs.add(of("consistency proof", LogFigures::consistencyMicros));
      costs.add(of("proof of a range", LogFigures::rangeMicros));
    }
    if (search.size() > 1) {
      for (SearchFigures.Case each : search.getLast().cases()) {
        costs.add(
            new Cost(
                each.name(),
                MILLIS,
                search.getFirst().entries(),
                first(each.name()).p50Millis(),
                search.getLast().entries(),
                each.p50Millis()));
      }
    }
    return costs;
  }

  private Cost of(String what, Function<LogFigures, Spread> figure) {
    LogFigures first = log.getFirst();
    LogFigures last = log.getLast();
    return new Cost(
        what,
        MICROS,
        first.leaves(),
        figure.apply(first).median(),
        last.leaves(),
        figure.apply(last).median());
  }

  private SearchFigures.Case first(String name) {
    return search.getFirst().cases().stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
