// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.receive;

import java.time.Duration;
import org.saola.routes.TargetAwaited;
import org.saola.routes.audit.AuditUnavailable;
import org.saola.routes.broker.BrokerUnavailable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;

/**
 * How long a queue bears with faults: ever longer pauses, and an end of attempts at a message that
 * itself seems to be the cause. While the database or the broker is away, it waits without end.
 */
final class Patience {
  private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  private final int attempts;
  private int failed;
  private Duration pause = FIRST_PAUSE;

  Patience(int attempts) {
    this.attempts = attempts;
  }

  /** Whether this fault was the last that the message is forgiven. */
  boolean lose(Throwable fault) {
    if (isOutage(fault)) {
      return false;
    }
    failed++;
    return failed >= attempts;
  }

  /** Whether nothing has gone wrong since the last success. */
  boolean isFresh() {
    return failed == 0 && pause.equals(FIRST_PAUSE);
  }

  void restore() {
    failed = 0;
    pause = FIRST_PAUSE;
  }

  void pause() {
    try {
      Thread.sleep(pause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Duration next = pause.multipliedBy(2);
    pause = next.compareTo(LONGEST_PAUSE) < 0 ? next : LONGEST_PAUSE;
  }

  /** Nothing that the message could have caused, or nothing that lasts. */
  private static boolean isOutage(Throwable fault) {
    return fault instanceof AuditUnavailable
        || fault instanceof TargetAwaited
        || fault instanceof BrokerUnavailable
        || fault instanceof TransientDataAccessException
        || fault instanceof DataAccessResourceFailureException
        || fault instanceof CannotCreateTransactionException;
  }
}
