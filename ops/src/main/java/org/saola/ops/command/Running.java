// SPDX-License-Identifier: EUPL-1.2
package org.saola.ops.command;

import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/** Keeps a server running until its process is asked to end, then stops it in order. */
final class Running {
  private Running() {}

  static void untilStopped(Runnable stop) throws InterruptedException {
    untilStopped(stop, end -> {});
  }

  /**
   * @param byItself takes what is to be called when the server ends without having been asked
   */
  static void untilStopped(Runnable stop, Consumer<Runnable> byItself) throws InterruptedException {
    CountDownLatch asked = new CountDownLatch(1);
    byItself.accept(asked::countDown);
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
