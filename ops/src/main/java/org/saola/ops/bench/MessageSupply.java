// SPDX-License-Identifier: EUPL-1.2
package org.saola.ops.bench;

import java.util.List;
import java.util.stream.IntStream;

/** The messages of a benchmark, each for one run alone. Every server and floor gets the same. */
record MessageSupply(List<byte[]> warmUp, List<List<byte[]>> runs) {

  static int needed(BenchPlan plan) {
    return plan.warmUp() + plan.runs() * plan.messages();
  }

  /**
   * @param all as many as {@link #needed}
   */
  static MessageSupply of(BenchPlan plan, List<byte[]> all) {
    return new MessageSupply(
        all.subList(0, plan.warmUp()),
        IntStream.range(0, plan.runs())
            .map(run -> plan.warmUp() + run * plan.messages())
            .mapToObj(begin -> all.subList(begin, begin + plan.messages()))
            .toList());
  }

  /** Bytes of a message on its queue, on average. */
  int averageBytes() {
    return (int)
        runs.stream().flatMap(List::stream).mapToInt(body -> body.length).average().orElseThrow();
  }
}
