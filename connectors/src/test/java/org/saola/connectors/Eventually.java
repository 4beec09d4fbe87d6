// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors;

import java.time.Duration;
import java.time.Instant;

/** Waits for something that other threads bring about. */
public final class Eventually {
  private Eventually() {}

  @FunctionalInterface
  public interface Assertion {
    void check() throws Exception;
  }

  public static void holds(Duration atMost, Assertion assertion) throws Exception {
    Instant end = Instant.now().plus(atMost);
    while (true) {
      try {
        assertion.check();
        return;
      } catch (AssertionError | RuntimeException e) {
        if (Instant.now().isAfter(end)) {
          throw e;
        }
        Thread.sleep(50);
      }
    }
  }
}
