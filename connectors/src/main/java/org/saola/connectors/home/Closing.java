// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.home;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether work that goes on for as long as a connector runs is to end, and how it is ended. */
public final class Closing {
  private static final Logger LOG = LoggerFactory.getLogger(Closing.class);
  private static final Duration GRACE = Duration.ofSeconds(3);

  private final CountDownLatch begun = new CountDownLatch(1);

  public void begin() {
    begun.countDown();
  }

  public boolean hasBegun() {
    return begun.getCount() == 0;
  }

  /** Waits, but no longer than until closing begins; an interrupt begins it. */
  public void pause(Duration time) {
    try {
      if (begun.await(time.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.debug("Closing while waiting to try again");
      }
    } catch (InterruptedException e) {
      begin();
    }
  }

  /** Begins, and waits for the one thread that works. */
  public void end(Thread thread) {
    begin();
    try {
      // Gently first: an interrupt would also close files that are being written.
      if (!thread.join(GRACE)) {
        thread.interrupt();
        thread.join(GRACE);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
