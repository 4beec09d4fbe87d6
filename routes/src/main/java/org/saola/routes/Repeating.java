// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Runs a task again and again on a thread of its own, from the application's start to its end. A
 * failure is logged, once as long as it stays the same, and the task goes on with longer pauses.
 */
public final class Repeating implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(Repeating.class);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  /** What is done each time. */
  @FunctionalInterface
  public interface Task {
    void run() throws Exception;
  }

  private final String name;
  private final Duration pause;
  private final Task task;
  private final Object monitor = new Object();
  private Thread thread = Thread.ofVirtual().unstarted(() -> {});
  private boolean running;

  public Repeating(String name, Duration pause, Task task) {
    this.name = name;
    this.pause = pause;
    this.task = task;
  }

  @Override
  public void start() {
    synchronized (monitor) {
      running = true;
      thread = Thread.ofPlatform().name(name).daemon().start(this::repeat);
    }
  }

  /** Returns when the task that was running has ended. */
  @Override
  public void stop() {
    Thread ending;
    synchronized (monitor) {
      running = false;
      ending = thread;
      monitor.notifyAll();
    }
    try {
      ending.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    synchronized (monitor) {
      return running;
    }
  }

  private void repeat() {
    String complaint = "";
    Duration wait = pause;
    while (isRunning()) {
      try {
        task.run();
        complaint = "";
        wait = pause;
      } catch (Exception e) {
        if (!complaint.equals(e.toString())) {
          LOG.error("{} failed and is tried again", name, e);
        }
        complaint = e.toString();
        wait = longer(wait);
      }
      sleep(wait);
    }
  }

  private static Duration longer(Duration wait) {
    Duration twice = wait.multipliedBy(2);
    return twice.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : twice;
  }

  private void sleep(Duration time) {
    synchronized (monitor) {
      try {
        if (running) {
          monitor.wait(time.toMillis());
        }
      } catch (InterruptedException e) {
        running = false;
        Thread.currentThread().interrupt();
      }
    }
  }
}
