// SPDX-License-Identifier: EUPL-1.2
package org.saola.ops.bench;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * How long urgent messages take from their sender's hands into those of their recipient, both of
 * them over AMQP and mutual TLS.
 *
 * @param backlog ordinary messages that waited when the first loaded run began
 * @param planned how many were to wait then
 * @param backlogLeft that still waited at the end of the loaded run that left the fewest
 * @param messages urgent ones in each run
 * @param ratio of the medians of p99: loaded over idle
 * @param shown whether the backlog was there as planned, throughout: else the ratio says nothing
 * @param targetMet only if it was shown
 */
record LaneFigures(
    long backlog,
    long planned,
    long backlogLeft,
    int messages,
    Percentiles idle,
    Percentiles loaded,
    double ratio,
    double target,
    boolean shown,
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

  /** How many ordinary messages waited, and how many were to. */
  record Backlog(long planned, long begin, long left) {
    boolean wasThere() {
      return begin >= planned && left > 0;
    }
  }

  static LaneFigures of(Backlog backlog, int messages, List<Run> idle, List<Run> loaded) {
    Percentiles without = Percentiles.of(idle);
    Percentiles with = Percentiles.of(loaded);
    double ratio = with.p99().median() / without.p99().median();
    double rounded = Math.round(ratio * HUNDREDTHS) / HUNDREDTHS;
    return new LaneFigures(
        backlog.begin(),
        backlog.planned(),
        backlog.left(),
        messages,
        without,
        with,
        rounded,
        TARGET,
        backlog.wasThere(),
        backlog.wasThere() && rounded <= TARGET);
  }

  /** In one word or two. */
  String verdict() {
    if (!shown) {
      return String.format(
          Locale.ROOT, "Not shown: the backlog was to be %,d and to last.", planned);
    }
    return targetMet ? "Met." : "Missed.";
  }
}
