// SPDX-License-Identifier: EUPL-1.2
package org.saola.ops.bench;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * How long urgent messages take from their sender's hands into those of their recipient, both of
 * them over AMQP and mutual TLS.
 *
 * @param backlog ordinary messages that waited when the first loaded run began
 * @param backlogLeft that still waited when the last one ended
 * @param messages urgent ones in each run
 * @param ratio of the medians of p99: loaded over idle
 */
record LaneFigures(
    long backlog,
    long backlogLeft,
    int messages,
    Percentiles idle,
    Percentiles loaded,
    double ratio,
    double target,
    boolean targetMet) {
  private static final double TARGET = 2;
  private static final double HUNDREDTHS = 100;

  /** Milliseconds, each over the runs. */
  record Percentiles(Spread p50, Spread p99) {
    static Percentiles of(List<Run> runs) {
      return new Percentiles(spread(runs, Run::p50), spread(runs, Run::p99));
    }

    private static Spread spread(List<Run> runs, ToDoubleFunction<Run> figure) {
      return Spread.of(runs.stream().mapToDouble(figure).boxed().toList());
    }
  }

  /** One run. */
  record Run(double p50, double p99) {
    static Run of(List<Double> millis) {
      List<Double> sorted = millis.stream().sorted().toList();
      return new Run(percentile(sorted, 50), percentile(sorted, 99));
    }

    /** The least that is not exceeded by so many of a hundred. */
    private static double percentile(List<Double> sorted, int percent) {
      return sorted.get((int) Math.ceil(sorted.size() * percent / 100.0) - 1);
    }
  }

  static LaneFigures of(
      long backlog, long backlogLeft, int messages, List<Run> idle, List<Run> loaded) {
    Percentiles without = Percentiles.of(idle);
    Percentiles with = Percentiles.of(loaded);
    double ratio = with.p99().median() / without.p99().median();
    double shown = Math.round(ratio * HUNDREDTHS) / HUNDREDTHS;
    return new LaneFigures(
        backlog, backlogLeft, messages, without, with, shown, TARGET, shown <= TARGET);
  }
}
