// SPDX-License-Identifier: EUPL-1.2
package org.saola.ops.bench;

import java.time.Instant;
import java.util.List;

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
    boolean targetMet,
    LaneFigures lanes,
    List<Other> others,
    List<ApartFigures> apart,
    List<LogFigures> log,
    List<SearchFigures> search,
    List<RuleFigures> rules) {
  private static final double TARGET = 1.5;
  private static final double HUNDREDTHS = 100;

  public BenchResult {
    others = List.copyOf(others);
    apart = List.copyOf(apart);
    log = List.copyOf(log);
    search = List.copyOf(search);
    rules = List.copyOf(rules);
  }

  /**
   * @param messageBytes on the queue: manifest, signature and sealed parts
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
      return of(plan, plan.main(), messageBytes);
    }

    static Load of(BenchPlan plan, LoadCase load, int messageBytes) {
      return new Load(
          plan.name(),
          load.warmUp(),
          load.messages(),
          load.runs(),
          load.contentBytes(),
          messageBytes,
          load.recipients(),
          load.suite(),
          plan.batch());
    }
  }

  /** Another load on the hub, and what checking its signatures costs. */
  record Other(Load load, ServerFigures hub, Spread signatureCheckMillis) {}

  /** What is measured besides the main load. */
  record Besides(
      LaneFigures lanes,
      List<Other> others,
      List<ApartFigures> apart,
      List<LogFigures> log,
      List<SearchFigures> search,
      List<RuleFigures> rules) {}

  static BenchResult of(
      Instant date,
      String commit,
      Machine machine,
      Load load,
      ServerFigures hub,
      HubMemory memory,
      Floors floors,
      Besides besides) {
    double ratio = hub.cpuMillisPerMessage().median() / floors.reference();
    double shown = Math.round(ratio * HUNDREDTHS) / HUNDREDTHS;
    return new BenchResult(
        date,
        commit,
        machine,
        load,
        hub,
        memory,
        floors,
        shown,
        TARGET,
        shown <= TARGET,
        besides.lanes(),
        besides.others(),
        besides.apart(),
        besides.log(),
        besides.search(),
        besides.rules());
  }
}
