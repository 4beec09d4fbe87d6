// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes;

import org.saola.message.manifest.Urgency;
import org.springframework.stereotype.Component;

/**
 * Ordinary batches make room while an urgent one is under way: the system shares few cores out
 * without asking whose message is urgent.
 *
 * <p>Nobody stands still for long: with urgent messages all the time, ordinary ones still go on, a
 * message in every {@value #LONGEST_MILLIS} ms.
 */
@Component
public final class RightOfWay {
  private static final long LONGEST_MILLIS = 2;

  private final Object monitor = new Object();
  private volatile int urgent;

  /** Does the work of a batch; while it is urgent, others make room. */
  public void run(Urgency lane, Runnable work) {
    if (lane == Urgency.ORDINARY) {
      work.run();
      return;
    }
    change(1);
    try {
      work.run();
    } finally {
      change(-1);
    }
  }

  private void change(int by) {
    synchronized (monitor) {
      urgent += by;
      monitor.notifyAll();
    }
  }

  /** To be called before each message of some cost: waits a moment if an urgent batch is on. */
  public void give(Urgency lane) {
    if (lane == Urgency.URGENT || urgent == 0) {
      return;
    }
    synchronized (monitor) {
      try {
        if (urgent > 0) {
          monitor.wait(LONGEST_MILLIS);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
