// SPDX-License-Identifier: EUPL-1.2
package org.saola.ops.bench;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * How much is measured.
 *
 * @param name names the file of results
 * @param main the load that the hub is held against its floors with
 * @param others loads that are measured beside it, without a relay of their own
 * @param apart loads with parts that travel apart
 * @param batch messages in a transaction of the clients
 * @param underWay messages that may be sent and not yet delivered, at most
 * @param lanes how the urgent lane is measured
 * @param largestLog leaves of the largest log that is appended to
 * @param largestSearch entries of the largest log that is searched
 * @param limit after which all is stopped, whatever is still to be measured
 */
public record BenchPlan(
    String name,
    LoadCase main,
    List<LoadCase> others,
    List<ApartCase> apart,
    int batch,
    int underWay,
    Lanes lanes,
    int largestLog,
    long largestSearch,
    Duration limit) {
  private static final int SMALL = 2 * 1024;
  private static final int LARGE = 100 * 1024;
  private static final int MIB = 1024 * 1024;
  private static final int BATCH = 50;
  private static final int UNDER_WAY = 10 * BATCH;

  /** After half as many, a hub's compiler still takes half as much CPU again as the hub. */
  private static final int WARM = 40_000;

  /**
   * @param backlog ordinary messages that wait when the first loaded run begins
   * @param messages urgent ones in each run
   */
  record Lanes(int backlog, int messages, int runs) {}

  /** Done in a few minutes. */
  public static BenchPlan quick() {
    return new BenchPlan(
        "quick",
        new LoadCase(SMALL, 1, 1, 8000, 1500, 3),
        List.of(),
        List.of(),
        BATCH,
        UNDER_WAY,
        new Lanes(8000, 50, 3),
        100_000,
        100_000,
        Duration.ofMinutes(10));
  }

  /** Done in about half an hour. */
  public static BenchPlan full() {
    List<LoadCase> others =
        Stream.of(1, 2)
            .flatMap(
                suite ->
                    Stream.of(
                        new LoadCase(SMALL, 1, suite, suite == 1 ? 0 : 5000, 1000, 5),
                        new LoadCase(SMALL, 5, suite, 500, 400, 5),
                        new LoadCase(LARGE, 1, suite, 200, 200, 5),
                        new LoadCase(LARGE, 5, suite, 100, 100, 5)))
            .skip(1)
            .toList();
    return new BenchPlan(
        "full",
        new LoadCase(SMALL, 1, 1, WARM, 4000, 5),
        others,
        List.of(new ApartCase(MIB, 100, 100, 5)),
        BATCH,
        UNDER_WAY,
        new Lanes(100_000, 200, 5),
        10_000_000,
        10_000_000,
        Duration.ofMinutes(60));
  }

  /** Of the main load. */
  public BenchPlan withMessages(int count) {
    return new BenchPlan(
        name,
        main.withMessages(count),
        others,
        apart,
        batch,
        underWay,
        lanes,
        largestLog,
        largestSearch,
        limit);
  }

  /** Of all that is measured. */
  public BenchPlan withRuns(int count) {
    return new BenchPlan(
        name,
        main.withRuns(count),
        others.stream().map(each -> each.withRuns(count)).toList(),
        apart.stream().map(each -> each.withRuns(count)).toList(),
        batch,
        underWay,
        new Lanes(lanes.backlog(), lanes.messages(), count),
        largestLog,
        largestSearch,
        limit);
  }
}
