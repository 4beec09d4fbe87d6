// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.record;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.saola.message.manifest.Digest;
import org.saola.message.notice.SaltedEntry;
import org.saola.routes.audit.AuditTrail;
import org.saola.routes.audit.AuditTrail.NewEntry;
import org.saola.routes.authenticate.Authenticated;
import org.saola.routes.authorize.Permitted;
import org.saola.routes.deadline.Deadlines;
import org.saola.routes.earlier.Remembered;
import org.saola.routes.parts.ClaimChecks;
import org.saola.routes.record.DeliveryTable.Due;
import org.saola.routes.record.Recording.Kept;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Stage 6: one transaction for the whole batch. Its commit is the acceptance. */
@Component
public final class Record {
  private final TransactionTemplate transaction;
  private final MessageTable messages;
  private final DeliveryTable deliveries;
  private final Refusals refusals;
  private final ClaimChecks claimChecks;
  private final Remembered remembered;
  private final AuditTrail audit;
  private final Deadlines deadlines;
  private final Clock clock;

  Record(
      TransactionTemplate transaction,
      MessageTable messages,
      DeliveryTable deliveries,
      Refusals refusals,
      ClaimChecks claimChecks,
      Remembered remembered,
      AuditTrail audit,
      Deadlines deadlines,
      Clock clock) {
    this.transaction = transaction;
    this.messages = messages;
    this.deliveries = deliveries;
    this.refusals = refusals;
    this.claimChecks = claimChecks;
    this.remembered = remembered;
    this.audit = audit;
    this.deadlines = deadlines;
    this.clock = clock;
  }

  /** The database has committed when this returns. */
  public Recording record(Work work) {
    return transaction.execute(status -> write(work));
  }

  private Recording write(Work work) {
    Instant at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    List<Recorded> recorded = new ArrayList<>(unfinished(work.unfinished(), at));
    recorded.addAll(accept(work.permitted(), at));
    List<Kept> kept = refusals.write(work.refused(), at);
    work.done().forEach(this::tellAgain);
    return new Recording(recorded, kept);
  }

  private List<Recorded> accept(List<Permitted> permitted, Instant at) {
    if (permitted.isEmpty()) {
      return List.of();
    }
    List<Plan> plans = permitted.stream().map(Plan::new).toList();
    Map<Digest, Long> numbers = messages.insert(permitted, at);
    List<NewEntry> entries = new ArrayList<>();
    plans.forEach(plan -> entries.addAll(plan.entries(at)));
    permitted.forEach(each -> entries.addAll(answers(each, at)));
    permitted.forEach(each -> entries.addAll(remember(each, numbers, at)));
    List<SaltedEntry> openings = audit.append(entries);
    List<Recorded> recorded = recorded(plans, openings);
    deliveries.insert(due(recorded, numbers));
    deadlines.accepted(recorded.stream().map(Exchanges::of).toList(), at);
    for (Recorded each : recorded) {
      claimChecks.claim(each.manifest(), number(each, numbers));
    }
    return recorded;
  }

  private List<NewEntry> remember(Permitted permitted, Map<Digest, Long> numbers, Instant at) {
    Long number = numbers.get(permitted.digest());
    if (number == null) {
      throw new IllegalStateException("no row was written for " + permitted.digest());
    }
    return remembered.remember(
        permitted.manifest(), permitted.digest(), permitted.valid().directory(), number, at);
  }

  private List<NewEntry> answers(Permitted permitted, Instant at) {
    if (!permitted.valid().isReceipt()) {
      return List.of();
    }
    List<Answered> lines = deliveries.answer(permitted.manifest(), at);
    deadlines.rejected(Exchanges.rejected(lines, permitted.manifest().from()), at);
    return lines.stream()
        .map(answered -> Entries.answered(answered, permitted.manifest(), permitted.digest(), at))
        .toList();
  }

  private static List<Recorded> recorded(List<Plan> plans, List<SaltedEntry> openings) {
    List<Recorded> recorded = new ArrayList<>();
    int next = 0;
    for (Plan plan : plans) {
      int count = plan.size();
      recorded.add(
          new Recorded(
              plan.permitted().valid().fresh().authenticated(),
              plan.deliveries(openings.subList(next, next + count))));
      next += count;
    }
    return recorded;
  }

  private static List<Due> due(List<Recorded> recorded, Map<Digest, Long> numbers) {
    List<Due> due = new ArrayList<>();
    for (Recorded each : recorded) {
      long number = number(each, numbers);
      for (Delivery delivery : each.deliveries()) {
        due.add(new Due(number, each.manifest().expires(), delivery));
      }
    }
    return due;
  }

  private static long number(Recorded message, Map<Digest, Long> numbers) {
    Long number = numbers.get(message.digest());
    if (number == null) {
      throw new IllegalStateException("no row was written for " + message.digest());
    }
    return number;
  }

  /**
   * What an earlier transaction has accepted, as it was decided then, unless its originator has
   * taken it back since.
   */
  private List<Recorded> unfinished(List<Authenticated> messages, Instant at) {
    if (messages.isEmpty()) {
      return List.of();
    }
    audit.append(
        deliveries.withdraw(messages.stream().map(Authenticated::digest).toList()).stream()
            .map(each -> Entries.withdrawn(each, at))
            .toList());
    Map<Digest, List<Delivery>> due =
        deliveries.due(messages.stream().map(Authenticated::digest).toList());
    return messages.stream()
        .map(each -> new Recorded(each, due.getOrDefault(each.digest(), List.of())))
        .toList();
  }

  private void tellAgain(Authenticated message) {
    audit.notifyAgain(message.manifest().from(), message.manifest().id(), message.digest());
  }
}
