// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.record;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.Digest;
import org.saola.message.manifest.HandOver;
import org.saola.message.manifest.Manifest;
import org.saola.message.notice.Entry;
import org.saola.message.notice.Event;
import org.saola.message.notice.Terms;
import org.saola.routes.audit.AuditTrail.NewEntry;
import org.saola.routes.authorize.PartDecision;

/** The audit entries of this stage, and who is told of each. */
final class Entries {
  private Entries() {}

  static NewEntry accepted(Manifest manifest, Digest message, Instant at) {
    Entry entry = about(Event.ACCEPTED, manifest, message, at, null, null, null);
    return new NewEntry(entry.on(Terms.of(manifest)), Set.of(manifest.from()));
  }

  /**
   * @param reached whether the recipient gets the message at all; if not, it must not learn of it
   */
  static NewEntry decided(
      PartDecision decision, Manifest manifest, Digest message, Instant at, boolean reached) {
    Event event = decision.released() ? Event.RELEASED : Event.WITHHELD;
    Entry entry =
        about(
            event, manifest, message, at, decision.recipient(), decision.part(), decision.rules());
    return new NewEntry(entry, toldOf(decision, manifest.from(), reached));
  }

  private static Set<AgencyId> toldOf(PartDecision decision, AgencyId sender, boolean reached) {
    if (decision.released()) {
      return Set.of(decision.recipient());
    }
    return reached && !decision.recipient().equals(sender)
        ? Set.of(decision.recipient(), sender)
        : Set.of(sender);
  }

  private static Entry about(
      Event event,
      Manifest manifest,
      Digest message,
      Instant at,
      @Nullable AgencyId to,
      @Nullable String part,
      @Nullable List<String> rules) {
    return Entry.of(event, at)
        .message(message, manifest.id())
        .from(manifest.from())
        .to(to)
        .type(manifest.type())
        .part(part)
        .rules(rules)
        .build();
  }

  static NewEntry answered(Answered answered, Manifest receipt, Digest digest, Instant at) {
    Event event =
        switch (answered.line().outcome()) {
          case HANDED_OVER -> Event.HANDED_OVER;
          // Directive (EU) 2016/680 Art. 25: who has read it is in the recipient's own record.
          case READ -> Event.READ_BY_OFFICER;
          case REJECTED -> Event.REJECTED_BY_RECIPIENT;
        };
    Entry entry =
        Entry.of(event, at)
            .message(answered.line().manifest(), answered.line().id())
            .from(answered.sender())
            .to(receipt.from())
            .type(answered.type())
            .code(answered.line().outcome() == HandOver.REJECTED ? answered.line().code() : null)
            .receipt(digest)
            .build();
    return new NewEntry(entry, Set.of(answered.sender(), receipt.from()));
  }

  /** The rule by which a message stays out of an inbox that it had not reached. */
  private static final String TAKEN_BACK = "all.taken-back-by-originator";

  static NewEntry withdrawn(DeliveryTable.Withdrawn withdrawn, Instant at) {
    Entry entry =
        Entry.of(Event.WITHHELD, at)
            .message(withdrawn.message(), withdrawn.id())
            .from(withdrawn.sender())
            .to(withdrawn.recipient())
            .type(withdrawn.type())
            .rules(List.of(TAKEN_BACK))
            .build();
    return new NewEntry(entry, Set.of(withdrawn.sender()));
  }

  static NewEntry refused(Refusal refusal, Instant at) {
    Entry entry = about(Event.REFUSED, refusal, at).on(refusal.terms());
    return new NewEntry(entry, Set.of(refusal.arrival().owner()));
  }

  /** Somebody has signed two messages under one id: that is no mishap of the network. */
  static NewEntry securityEvent(Refusal refusal, Instant at) {
    return new NewEntry(about(Event.SECURITY_EVENT, refusal, at), Set.of());
  }

  private static Entry about(Event event, Refusal refusal, Instant at) {
    return Entry.of(event, at)
        .message(refusal.name(), refusal.id())
        .from(refusal.arrival().owner())
        .type(refusal.type())
        .code(refusal.code().name())
        .detail(refusal.detail())
        .build();
  }
}
