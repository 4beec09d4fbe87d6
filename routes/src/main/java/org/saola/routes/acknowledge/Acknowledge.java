// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.acknowledge;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.saola.message.json.InvalidDocument;
import org.saola.message.json.StrictJson;
import org.saola.message.manifest.Digest;
import org.saola.message.notice.Entry;
import org.saola.message.notice.Event;
import org.saola.routes.acknowledge.DispatchTable.Consigned;
import org.saola.routes.audit.AuditTrail;
import org.saola.routes.audit.AuditTrail.NewEntry;
import org.saola.routes.broker.Taken;
import org.saola.routes.deadline.Deadlines;
import org.saola.routes.deliver.DispatchNote;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Stage 8: what the broker has committed is written into the database, with an entry for each
 * consignment. Idempotent: the broker may tell it twice.
 */
@Component
public final class Acknowledge {
  private final TransactionTemplate transaction;
  private final DispatchTable table;
  private final AuditTrail audit;
  private final Deadlines deadlines;
  private final Clock clock;

  Acknowledge(
      TransactionTemplate transaction,
      DispatchTable table,
      AuditTrail audit,
      Deadlines deadlines,
      Clock clock) {
    this.transaction = transaction;
    this.table = table;
    this.audit = audit;
    this.deadlines = deadlines;
    this.clock = clock;
  }

  /** The database has committed when this returns; the log has the entries within a second. */
  public Evidence acknowledge(List<Taken> notes) {
    List<Digest> messages = new ArrayList<>();
    List<Long> kept = new ArrayList<>();
    for (Taken taken : notes) {
      DispatchNote note = read(taken);
      messages.addAll(note.messages());
      kept.addAll(note.kept());
    }
    transaction.executeWithoutResult(status -> write(messages, kept));
    return new Evidence(messages);
  }

  private void write(List<Digest> messages, List<Long> kept) {
    Instant at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    table.dispatched(messages, at);
    List<Consigned> consigned = table.consign(messages);
    if (!consigned.isEmpty()) {
      audit.append(consigned.stream().map(each -> entry(Event.CONSIGNED, each, at)).toList());
      deadlines.consigned(consigned.stream().map(Acknowledge::arrived).toList(), at);
    }
    if (!kept.isEmpty()) {
      table.held(kept);
    }
  }

  private static Deadlines.Arrived arrived(Consigned delivery) {
    return new Deadlines.Arrived(delivery.message(), delivery.type(), delivery.to());
  }

  /** A statement about one delivery, told to the message's sender. */
  static NewEntry entry(Event event, Consigned delivery, Instant at) {
    Entry entry =
        Entry.of(event, at)
            .message(delivery.message(), delivery.id())
            .from(delivery.from())
            .to(delivery.to())
            .type(delivery.type())
            .build();
    return new NewEntry(entry, Set.of(delivery.from()));
  }

  private static DispatchNote read(Taken taken) {
    try {
      return StrictJson.read(taken.body(), DispatchNote.class);
    } catch (InvalidDocument e) {
      throw new IllegalStateException("only the hub writes these, and not like this", e);
    }
  }
}
