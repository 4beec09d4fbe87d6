// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors;

import java.time.Duration;
import org.saola.connectors.home.Closing;
import org.saola.connectors.home.StatusBoard;

/** Does a thing again and again on a thread of its own. A failure is said once, and tried again. */
final class Round implements AutoCloseable {
  private final String name;
  private final Duration pause;
  private final Task task;
  private final StatusBoard board;
  private final Thread thread;
  private final Closing closing = new Closing();

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
    do {
      runOnce();
      closing.pause(pause);
    } while (!closing.hasBegun());
  }

  private void runOnce() {
    try {
      task.run();
      board.up(name);
    } catch (Exception e) {
      if (!closing.hasBegun()) {
        board.down(name, e.toString());
      }
    }
  }

  @Override
  public void close() {
    closing.end(thread);
  }
}
