// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.acknowledge;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.saola.message.notice.Event;
import org.saola.routes.acknowledge.DispatchTable.Consigned;
import org.saola.routes.audit.AuditTrail;
import org.saola.routes.broker.Broker;
import org.saola.routes.broker.BrokerSession;
import org.saola.routes.broker.Queues;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Messages whose time is over before their recipient has answered for them
 * (ContentConsignmentFailure). The broker takes the deliveries out of the inboxes by itself.
 */
@Component
final class Expiry {
  private static final int AT_ONCE = 500;

  private final TransactionTemplate transaction;
  private final DispatchTable table;
  private final AuditTrail audit;
  private final Broker broker;
  private final Clock clock;

  Expiry(
      TransactionTemplate transaction,
      DispatchTable table,
      AuditTrail audit,
      Broker broker,
      Clock clock) {
    this.transaction = transaction;
    this.table = table;
    this.audit = audit;
    this.broker = broker;
    this.clock = clock;
  }

  void run() {
    while (Boolean.TRUE.equals(transaction.execute(status -> expire() == AT_ONCE))) {
      // Another round for what is left.
    }
    discard();
  }

  private int expire() {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    List<Consigned> over = table.expire(now, AT_ONCE);
    if (!over.isEmpty()) {
      audit.append(over.stream().map(each -> Acknowledge.entry(Event.EXPIRED, each, now)).toList());
    }
    return over.size();
  }

  /** Sealed bytes that nobody may read any more. */
  private void discard() {
    if (broker.waiting(Queues.EXPIRED) == 0) {
      return;
    }
    try (BrokerSession session = broker.open(Queues.EXPIRED)) {
      while (!session.takeWaiting(AT_ONCE).isEmpty()) {
        session.commit();
      }
    }
  }
}
