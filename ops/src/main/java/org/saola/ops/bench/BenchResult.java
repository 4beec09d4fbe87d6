// SPDX-License-Identifier: EUPL-1.2
package org.saola.ops.bench;

import java.time.Instant;

/**
 * What one benchmark found: a line of JSON in the results.
 *
 * @param commit of the sources, with {@code -dirty} for uncommitted changes, or {@code unknown}
 * @param ratio the hub's CPU per message, as a multiple of signature check and relay together
 * @param target that the ratio is to become
 */
public record BenchResult(
    Instant date,
    String commit,
    Machine machine,
    Load load,
    ServerFigures hub,
    HubMemory hubMemory,
    Floors floors,
    double ratio,
    double target,
    boolean targetMet) {
  private static final double TARGET = 1.5;
  private static final double HUNDREDTHS = 100;

  /**
   * @param messageBytes on the queue: manifest, signature and sealed part
   */
  record Load(
      String plan,
      int warmUp,
      int messages,
      int runs,
      int contentBytes,
      int messageBytes,
      int recipients,
      int suite,
      int batch) {
    static Load of(BenchPlan plan, int messageBytes) {
      return new Load(
          plan.name(),
          plan.warmUp(),
          plan.messages(),
          plan.runs(),
          plan.contentBytes(),
          messageBytes,
          1,
          1,
          plan.batch());
    }
  }

  static BenchResult of(
      Instant date,
      String commit,
      Machine machine,
      Load load,
      ServerFigures hub,
      HubMemory memory,
      Floors floors) {
    double ratio = hub.cpuMillisPerMessage().median() / floors.reference();
    double shown = Math.round(ratio * HUNDREDTHS) / HUNDREDTHS;
    return new BenchResult(
        date, commit, machine, load, hub, memory, floors, shown, TARGET, shown <= TARGET);
  }
}
