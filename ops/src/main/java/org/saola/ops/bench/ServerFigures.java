// SPDX-License-Identifier: EUPL-1.2
package org.saola.ops.bench;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * What a server did under the load.
 *
 * @param messagesPerSecond from the first send to the last delivery
 * @param cpuMillisPerMessage of the server's process until the agencies had all evidence, without
 *     its just-in-time compiler, which comes to rest
 * @param compilerCpuMillisPerMessage of the compiler; absent where there is no way to tell it
 *     apart, and then it is part of the figure before
 * @param databaseCpuMillisPerMessage of PostgreSQL; absent where there is none, or no way to know
 * @param evidenceSeconds from the last delivery until the agencies had all evidence
 */
record ServerFigures(
    Spread messagesPerSecond,
    Spread cpuMillisPerMessage,
    @Nullable Spread compilerCpuMillisPerMessage,
    @Nullable Spread databaseCpuMillisPerMessage,
    Spread evidenceSeconds) {

  /** One run. */
  record Run(
      double rate,
      double cpuMillis,
      @Nullable Double compilerCpuMillis,
      @Nullable Double databaseCpuMillis,
      double evidence) {}

  static ServerFigures of(List<Run> runs) {
    return new ServerFigures(
        spread(runs, Run::rate),
        spread(runs, Run::cpuMillis),
        spreadIfKnown(runs, Run::compilerCpuMillis),
        spreadIfKnown(runs, Run::databaseCpuMillis),
        spread(runs, Run::evidence));
  }

  private static @Nullable Spread spreadIfKnown(
      List<Run> runs, Function<Run, @Nullable Double> figure) {
    List<Double> known = runs.stream().map(figure).filter(Objects::nonNull).toList();
    return known.size() == runs.size() ? Spread.of(known) : null;
  }

  private static Spread spread(List<Run> runs, ToDoubleFunction<Run> figure) {
    return Spread.of(runs.stream().mapToDouble(figure).boxed().toList());
  }
}
