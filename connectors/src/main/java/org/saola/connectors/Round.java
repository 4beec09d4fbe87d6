// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.saola.connectors.home.StatusBoard;

/** Does a thing again and again on a thread of its own. A failure is said once, and tried again. */
final class Round implements AutoCloseable {
  private static final Duration GRACE = Duration.ofSeconds(3);

  private final String name;
  private final Duration pause;
  private final Task task;
  private final StatusBoard board;
  private final Thread thread;
  private final CountDownLatch closing = new CountDownLatch(1);

  /** What is done each time. */
  @FunctionalInterface
  interface Task {
    void run() throws Exception;
  }

  Round(String name, Duration pause, StatusBoard board, Task task) {
    this.name = name;
    this.pause = pause;
    this.task = task;
    this.board = board;
    this.thread = board.thread(name, this::repeat);
  }

  void start() {
    thread.start();
  }

  private void repeat() {
    try {
      do {
        runOnce();
      } while (!closing.await(pause.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      closing.countDown();
    }
  }

  private void runOnce() {
    try {
      task.run();
      board.up(name);
    } catch (Exception e) {
      if (closing.getCount() > 0) {
        board.down(name, e.toString());
      }
    }
  }

  @Override
  public void close() {
    closing.countDown();
    try {
      if (!thread.join(GRACE)) {
        thread.interrupt();
        thread.join(GRACE);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
