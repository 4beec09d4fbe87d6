// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.operator;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.saola.message.json.StrictJson;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.Digest;
import org.saola.message.notice.Entry;
import org.saola.message.notice.Event;
import org.saola.pki.seal.SealRefused;
import org.saola.pki.seal.SealedMessage;
import org.saola.pki.seal.SignedManifest;
import org.saola.routes.audit.AuditTrail;
import org.saola.routes.audit.AuditTrail.NewEntry;
import org.saola.routes.broker.Broker;
import org.saola.routes.broker.BrokerSession;
import org.saola.routes.broker.Labels;
import org.saola.routes.broker.Queues;
import org.saola.routes.broker.Taken;
import org.saola.routes.deliver.DispatchNote;
import org.saola.routes.operator.KeptMessages.Sent;
import org.saola.routes.operator.KeptMessages.Written;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes down each message that the pipeline or the broker has given up on, raises the alarm, and
 * keeps it for the operator.
 */
@Component
final class DeadLetters {
  private static final Logger log = LoggerFactory.getLogger(DeadLetters.class);
  private static final AgencyId NOBODY = new AgencyId("UNKNOWN");

  private final Broker broker;
  private final TransactionTemplate transaction;
  private final KeptMessages kept;
  private final AuditTrail audit;
  private final Clock clock;
  private final Counter alarms;

  DeadLetters(
      Broker broker,
      TransactionTemplate transaction,
      KeptMessages kept,
      AuditTrail audit,
      Clock clock,
      MeterRegistry metrics) {
    this.broker = broker;
    this.transaction = transaction;
    this.kept = kept;
    this.audit = audit;
    this.clock = clock;
    this.alarms = metrics.counter("saola.dead.letters");
  }

  /** All that lies there now, one by one: what faults here must not take others along. */
  void run() {
    if (broker.waiting(Queues.UNDELIVERABLE) == 0) {
      return;
    }
    try (BrokerSession session = broker.open(Queues.UNDELIVERABLE)) {
      List<Taken> taken = session.takeWaiting(1);
      while (!taken.isEmpty()) {
        keep(session, taken.getFirst());
        taken = session.takeWaiting(1);
      }
    }
  }

  private void keep(BrokerSession session, Taken taken) {
    DeadLetter letter = letter(taken);
    Written written = transaction.execute(status -> write(letter));
    session.send(
        Queues.DEAD_LETTER, taken.body(), Map.of(Labels.NUMBER, String.valueOf(written.number())));
    session.send(
        Queues.DISPATCHED,
        StrictJson.write(new DispatchNote(List.of(), List.of(written.number()))));
    session.commit();
    alarms.increment();
    log.error(
        "message {} of {} is dead-lettered as number {}: {}",
        letter.message(),
        letter.queue(),
        written.number(),
        letter.detail());
  }

  private Written write(DeadLetter letter) {
    Instant at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Written written = kept.writeDeadLetter(letter, at);
    if (!written.known()) {
      audit.append(List.of(entry(letter, at)));
    }
    return written;
  }

  private static NewEntry entry(DeadLetter letter, Instant at) {
    Entry entry =
        Entry.of(Event.DEAD_LETTERED, at)
            .message(letter.message(), letter.id())
            .from(letter.from())
            .to(Queues.isInbox(letter.queue()) ? letter.agency() : null)
            .code(DeadLetter.CODE)
            .detail(letter.detail())
            .build();
    boolean known = Queues.ownerOf(letter.queue()).isPresent();
    return new NewEntry(entry, known ? Set.of(letter.from()) : Set.of());
  }

  private DeadLetter letter(Taken taken) {
    String queue = taken.labels().getOrDefault(Labels.QUEUE, Queues.UNDELIVERABLE);
    AgencyId agency = Queues.ownerOf(queue).orElse(NOBODY);
    Digest bytes = Digest.of(taken.body());
    Digest message = manifest(taken).orElse(bytes);
    Optional<Sent> sent = kept.sent(message);
    return new DeadLetter(
        queue,
        agency,
        bytes,
        message,
        sent.map(Sent::id).orElse(null),
        sent.map(Sent::from).orElse(agency),
        detail(taken, queue));
  }

  private static String detail(Taken taken, String queue) {
    String fault = taken.labels().get(Labels.FAULT);
    if (fault != null) {
      return "every attempt ended in " + fault;
    }
    return Queues.isInbox(queue)
        ? "the recipient's connector has given it back for good"
        : "the broker could not route it";
  }

  private static Optional<Digest> manifest(Taken taken) {
    try {
      return SealedMessage.parse(taken.body(), taken.body().length)
          .signedManifest()
          .map(SignedManifest::digest)
          .map(Digest::ofHash);
    } catch (SealRefused unreadable) {
      return Optional.empty();
    }
  }
}
