// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.operator;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.saola.message.notice.Entry;
import org.saola.message.notice.EntryBuilder;
import org.saola.message.notice.Event;
import org.saola.routes.audit.AuditTrail;
import org.saola.routes.audit.AuditTrail.NewEntry;
import org.saola.routes.broker.Broker;
import org.saola.routes.broker.BrokerSession;
import org.saola.routes.broker.Labels;
import org.saola.routes.broker.Queues;
import org.saola.routes.broker.Taken;
import org.saola.routes.operator.KeptMessage.State;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The operator's acts. Each is written into the log before it has an effect. */
@Component
public final class OperatorDesk {
  private final KeptMessages kept;
  private final Broker broker;
  private final AuditTrail audit;
  private final TransactionTemplate transaction;
  private final Clock clock;

  OperatorDesk(
      KeptMessages kept,
      Broker broker,
      AuditTrail audit,
      TransactionTemplate transaction,
      Clock clock) {
    this.kept = kept;
    this.broker = broker;
    this.audit = audit;
    this.transaction = transaction;
    this.clock = clock;
  }

  public List<KeptMessage> list(State state, Act act) {
    transaction.executeWithoutResult(status -> write("LIST", null, act));
    return kept.list(state);
  }

  public KeptMessage show(long number, Act act) throws NotHeld {
    KeptMessage message = find(number);
    transaction.executeWithoutResult(status -> write("SHOW", message, act));
    return message;
  }

  /** Puts the message back where it lay; it takes its way anew, and may be refused anew. */
  public KeptMessage requeue(long number, Act act) throws NotHeld {
    KeptMessage message = find(number);
    String place = place(message);
    try (BrokerSession session =
        broker.open(place, Labels.NUMBER, String.valueOf(message.number()))) {
      List<Taken> taken = session.takeWaiting(1);
      if (taken.isEmpty()) {
        throw new NotHeld("message %d is no longer kept".formatted(number));
      }
      transaction.executeWithoutResult(
          status -> {
            write("REQUEUE", message, act);
            kept.requeued(number);
          });
      session.send(message.queue(), taken.getFirst().body());
      session.commit();
      return find(number);
    }
  }

  /** Says that a backup is about to be taken: who has it can read all entries that it holds. */
  public void backup(Act act) {
    transaction.executeWithoutResult(status -> write("BACKUP", null, act));
  }

  private KeptMessage find(long number) throws NotHeld {
    return kept.find(number)
        .orElseThrow(() -> new NotHeld("there is no message %d".formatted(number)));
  }

  private static String place(KeptMessage message) throws NotHeld {
    return switch (message.state()) {
      case INVALID -> Queues.INVALID;
      case DEAD_LETTER -> Queues.DEAD_LETTER;
      case REQUEUED ->
          throw new NotHeld("message %d was sent on already".formatted(message.number()));
    };
  }

  private void write(String verb, @Nullable KeptMessage message, Act act) {
    EntryBuilder entry =
        Entry.of(Event.OPERATOR_ACTION, clock.instant().truncatedTo(ChronoUnit.MILLIS))
            .code(verb)
            .detail(act.reason())
            .actor(act.operator());
    if (message != null) {
      entry.message(message.message(), message.id()).from(message.agency());
    }
    audit.append(List.of(new NewEntry(entry.build(), Set.of())));
  }
}
