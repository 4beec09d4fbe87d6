// SPDX-License-Identifier: EUPL-1.2
package org.saola.ops.bench;

/**
 * How much is measured.
 *
 * @param name names the file of results
 * @param warmUp messages before the first run that counts
 * @param messages in each run
 * @param contentBytes of the message's one part, before sealing
 * @param batch messages in a transaction of the clients
 * @param underWay messages that may be sent and not yet delivered, at most
 */
public record BenchPlan(
    String name, int warmUp, int messages, int runs, int contentBytes, int batch, int underWay) {
  private static final int CONTENT_BYTES = 2048;
  private static final int BATCH = 50;
  private static final int UNDER_WAY = 10 * BATCH;

  public BenchPlan {
    if (messages < 1 || runs < 1) {
      throw new IllegalArgumentException("at least one message and one run");
    }
  }

  /** Done in about a minute. */
  public static BenchPlan quick() {
    return new BenchPlan("quick", 5000, 1000, 3, CONTENT_BYTES, BATCH, UNDER_WAY);
  }

  public static BenchPlan full() {
    return new BenchPlan("full", 20_000, 5000, 5, CONTENT_BYTES, BATCH, UNDER_WAY);
  }

  public BenchPlan withMessages(int count) {
    return new BenchPlan(name, warmUp, count, runs, contentBytes, batch, underWay);
  }

  public BenchPlan withRuns(int count) {
    return new BenchPlan(name, warmUp, messages, count, contentBytes, batch, underWay);
  }
}
