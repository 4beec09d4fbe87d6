// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.deadline;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Looks again and again which marks have come. What came while no hub ran is told by the first
 * round, with the instant at which it came.
 */
@Component
final class DeadlineRounds {
  private static final int AT_ONCE = 500;

  private final Deadlines deadlines;
  private final TransactionOperations transaction;
  private final Clock clock;

  DeadlineRounds(Deadlines deadlines, TransactionOperations transaction, Clock clock) {
    this.deadlines = deadlines;
    this.transaction = transaction;
    this.clock = clock;
  }

  void run() {
    while (Boolean.TRUE.equals(transaction.execute(status -> pass() == AT_ONCE))) {
      // Another round for what is left.
    }
  }

  private int pass() {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    return deadlines.pass(now, AT_ONCE);
  }
}
