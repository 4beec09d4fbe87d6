// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.retention;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.IntSupplier;
import org.saola.routes.HubProperties;
import org.saola.routes.broker.Broker;
import org.saola.routes.broker.BrokerSession;
import org.saola.routes.broker.Labels;
import org.saola.routes.broker.Queues;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What the hub keeps, it keeps for a time. Entries of the log outlive the rows that they tell of:
 * {@link EntryRetention}.
 */
@Component
final class Retention {
  private static final int AT_ONCE = 1000;

  private final TransactionTemplate transaction;
  private final Rows rows;
  private final Broker broker;
  private final HubProperties.Retention limits;
  private final Clock clock;

  Retention(
      TransactionTemplate transaction, Rows rows, Broker broker, HubProperties hub, Clock clock) {
    this.transaction = transaction;
    this.rows = rows;
    this.broker = broker;
    this.limits = hub.retention();
    this.clock = clock;
  }

  void run() {
    Instant now = clock.instant();
    Instant expired = now.minus(limits.messages());
    rounds(() -> rows.purgeMessages(expired, AT_ONCE));
    rounds(() -> rows.purgeFamilies(expired, AT_ONCE));
    Instant before = now.minus(limits.refused());
    List<Long> refused = rows.refused(before, AT_ONCE);
    while (!refused.isEmpty()) {
      refused.forEach(number -> forget(number, before));
      refused = rows.refused(before, AT_ONCE);
    }
  }

  /** A transaction each, for as long as there is more. */
  private void rounds(IntSupplier purge) {
    while (Boolean.TRUE.equals(transaction.execute(status -> purge.getAsInt() == AT_ONCE))) {
      // Another round for what is left.
    }
  }

  /** The row goes first: bytes without it are found by nobody, a row without bytes misleads. */
  private void forget(long number, Instant before) {
    if (!rows.purgeRefused(number, before)) {
      return;
    }
    try (BrokerSession session =
        broker.open(Queues.INVALID, Labels.NUMBER, String.valueOf(number))) {
      session.takeWaiting(1);
      session.commit();
    }
  }
}
