// SPDX-License-Identifier: EUPL-1.2
package org.saola.ops.command;

import java.util.concurrent.CountDownLatch;

/** Keeps a server running until its process is asked to end, then stops it in order. */
final class Running {
  private Running() {}

  static void untilStopped(Runnable stop) throws InterruptedException {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch stopped = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  asked.countDown();
                  awaitUninterrupted(stopped);
                },
                "stop"));
    asked.await();
    stop.run();
    stopped.countDown();
  }

  private static void awaitUninterrupted(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
