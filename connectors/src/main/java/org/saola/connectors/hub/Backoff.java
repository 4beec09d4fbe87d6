// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.hub;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** Waits that double up to a longest, each cut by up to half so that agencies do not march. */
public record Backoff(Duration first, Duration longest, RandomGenerator random) {
  private static final int MOST_DOUBLINGS = 40;

  /**
   * @param failures how often it has failed in a row, from 1
   */
  public Duration after(int failures) {
    double factor = Math.pow(2, Math.min(Math.max(failures, 1) - 1, MOST_DOUBLINGS));
    double full = Math.min(first.toMillis() * factor, longest.toMillis());
    return Duration.ofMillis((long) (full * (0.5 + random.nextDouble() / 2)));
  }
}
