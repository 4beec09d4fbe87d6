// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes;

import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.saola.message.manifest.Urgency;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionOperations;

/**
 * All else makes room while an urgent message is in the hub: the system shares few cores and one
 * disk out without asking whose message is urgent.
 *
 * <p>Nobody stands still for long: with urgent messages all the time, whoever waits here goes on
 * after some milliseconds, each time.
 */
@Component
public final class RightOfWay {
  private static final Duration PAUSE = Duration.ofMillis(2);
  private static final int PAUSES_BEFORE_A_BURST = 10;

  /** From the broker's hands into its reader's, and from the commit out of the hub again. */
  private static final Duration ON_ITS_WAY = Duration.ofMillis(8);

  /** Another is likely for so long. */
  private static final Duration LATELY = Duration.ofSeconds(1);

  private static final int SMALL_BATCH = 10;

  private final Clock clock;
  private final Set<Thread> urgent = ConcurrentHashMap.newKeySet();

  /** When one came or left last, by the clock's milliseconds. */
  private volatile long last;

  RightOfWay(Clock clock) {
    this.clock = clock;
  }

  /** The broker has an urgent message, which nobody has taken yet. */
  public void arrived() {
    last = clock.millis();
  }

  /** Does the work of a batch; while it is urgent, others make room. */
  public void run(Urgency lane, Runnable work) {
    if (lane == Urgency.ORDINARY) {
      work.run();
      return;
    }
    urgent.add(Thread.currentThread());
    try {
      work.run();
    } finally {
      last = clock.millis();
      urgent.remove(Thread.currentThread());
    }
  }

  /** To be called before each message of some cost: waits a moment. */
  public void beforeMessage() {
    give(1);
  }

  /**
   * To be called before what keeps core or disk busy for some time and cannot be interrupted: waits
   * somewhat longer.
   */
  public void beforeBurst() {
    give(PAUSES_BEFORE_A_BURST);
  }

  /** The same transactions, each of which lets urgent messages pass before it begins. */
  public TransactionOperations yielding(TransactionOperations transactions) {
    return new TransactionOperations() {
      @Override
      public <T extends @Nullable Object> T execute(TransactionCallback<T> action) {
        beforeBurst();
        return transactions.execute(action);
      }
    };
  }

  /** How many ordinary messages to take at once, of at most so many: fewer end sooner. */
  public int batch(Urgency lane, int most) {
    return lane == Urgency.ORDINARY && isWithin(LATELY) ? Math.min(most, SMALL_BATCH) : most;
  }

  private void give(int pauses) {
    for (int i = 0; i < pauses && mustWait(); i++) {
      try {
        Thread.sleep(PAUSE);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private boolean mustWait() {
    return urgent.isEmpty() ? isWithin(ON_ITS_WAY) : !urgent.contains(Thread.currentThread());
  }

  /** Never, after the clock was set back. */
  private boolean isWithin(Duration time) {
    long since = clock.millis() - last;
    return since >= 0 && since < time.toMillis();
  }
}
