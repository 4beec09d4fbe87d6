// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.deadline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.Digest;
import org.saola.message.manifest.MessageId;
import org.saola.routes.audit.AuditTrail.NewEntry;
import org.saola.routes.deadline.Deadline.Key;
import org.saola.routes.deadline.Deadline.Stopped;
import org.saola.routes.deadline.Exchanged.Reply;

/** What one transaction does to some clocks, which it has locked, and the entries that say so. */
final class Changes {
  /** Its recipient's connector could not open the request. */
  static final String REJECTED = "REJECTED";

  /** The requester has recalled it. */
  static final String WITHDRAWN = "WITHDRAWN";

  private final Map<Key, Deadline> deadlines = new LinkedHashMap<>();
  private final Set<Key> changed = new LinkedHashSet<>();
  private final List<NewEntry> entries = new ArrayList<>();
  private final Instant now;

  Changes(List<Deadline> locked, Instant now) {
    locked.forEach(each -> deadlines.put(each.key(), each));
    this.now = now;
  }

  int size() {
    return deadlines.size();
  }

  List<Deadline> changed() {
    return changed.stream().map(deadlines::get).toList();
  }

  List<NewEntry> entries() {
    return entries;
  }

  void passAll() {
    List.copyOf(deadlines.values()).forEach(this::pass);
  }

  /** Before anything else happens to a clock: what had come by itself came first. */
  private Deadline pass(Deadline deadline) {
    Countdown.Advanced advanced = deadline.clock().advance(now);
    Deadline passed = deadline.with(advanced.clock());
    advanced.passed().forEach(mark -> entries.add(ClockEntries.passed(passed, now, mark)));
    return advanced.passed().isEmpty() ? deadline : keep(passed);
  }

  private Deadline keep(Deadline deadline) {
    deadlines.put(deadline.key(), deadline);
    changed.add(deadline.key());
    return deadline;
  }

  void accepted(Exchanged message) {
    Reply reply = message.reply();
    if (reply != null) {
      answered(message).ifPresent(deadline -> reply(deadline, message, reply));
    }
    Digest withdrawn = message.withdraws();
    if (withdrawn != null) {
      find(each -> each.request().equals(withdrawn) && askedBy(message, each))
          .forEach(each -> stop(each, WITHDRAWN, null, "by message " + message.id()));
    }
    // The first that arrives resumes: a second one must not make the clock wait for longer.
    find(each -> each.isPaused() && inThread(message, each) && askedBy(message, each)).stream()
        .filter(each -> each.resumedBy() == null)
        .forEach(each -> keep(each.resumedBy(message.digest())));
  }

  /**
   * The request that a reply is about: the one that it names, else the only open one of the thread
   * between the two.
   */
  private Optional<Deadline> answered(Exchanged reply) {
    List<Deadline> between =
        find(
            each -> reply.from().equals(each.requested()) && reply.to().contains(each.requester()));
    MessageId named = reply.inReplyTo();
    List<Deadline> byName = between.stream().filter(it -> it.requestId().equals(named)).toList();
    List<Deadline> open =
        byName.isEmpty() ? between.stream().filter(it -> inThread(reply, it)).toList() : byName;
    return open.size() == 1 ? Optional.of(open.getFirst()) : Optional.empty();
  }

  private static boolean inThread(Exchanged message, Deadline deadline) {
    return deadline.thread().equals(message.thread())
        || deadline.requestId().equals(message.inReplyTo());
  }

  private static boolean askedBy(Exchanged message, Deadline deadline) {
    return message.from().equals(deadline.requester())
        && message.to().contains(deadline.requested());
  }

  private void reply(Deadline deadline, Exchanged message, Reply reply) {
    // Whoever answers has received, even if the broker has not yet said so.
    Deadline passed = pass(startOnce(deadline));
    switch (reply) {
      case Reply.Clarify clarify -> pause(passed);
      case Reply.Delay delay -> extend(passed, delay.until());
      case Reply.Answer answer ->
          stop(passed, answer.outcome(), answer.ground(), "by message " + message.id());
    }
  }

  /** A question that comes too late stops no clock. */
  private void pause(Deadline deadline) {
    if (deadline.clock().runs() && !deadline.clock().isOverdue()) {
      Deadline paused = keep(deadline.with(deadline.clock().pause(now)));
      entries.add(ClockEntries.paused(paused, now));
    }
  }

  /** So does a promise that comes too late, or that is no longer than the law. */
  private void extend(Deadline deadline, Instant until) {
    Countdown extended = deadline.clock().extend(now, until);
    if (!deadline.clock().isOverdue() && !extended.equals(deadline.clock())) {
      Deadline kept = keep(deadline.with(extended));
      entries.add(ClockEntries.extended(kept, now, until));
    }
  }

  private void stop(
      Deadline deadline, String outcome, @Nullable String ground, @Nullable String detail) {
    Deadline passed = pass(deadline);
    Stopped end = new Stopped(now, outcome);
    entries.add(ClockEntries.stopped(passed, end, ground, detail));
    keep(passed.with(passed.clock().pause(now)).stopped(end));
  }

  void consigned(Digest message, AgencyId at) {
    find(each -> each.request().equals(message) && each.requested().equals(at))
        .forEach(each -> startOnce(each));
    find(each -> message.equals(each.resumedBy()) && each.requested().equals(at) && each.isPaused())
        .forEach(this::resume);
  }

  private Deadline startOnce(Deadline deadline) {
    if (deadline.received() != null) {
      return deadline;
    }
    Deadline started = keep(deadline.receivedAt(now).with(deadline.clock().run(now)));
    entries.add(ClockEntries.started(started, now));
    return started;
  }

  private void resume(Deadline deadline) {
    Deadline resumed = keep(deadline.resumedBy(null).with(deadline.clock().run(now)));
    entries.add(ClockEntries.resumed(resumed, now));
  }

  void rejected(Digest request, AgencyId requested) {
    find(each -> each.request().equals(request) && each.requested().equals(requested))
        .forEach(each -> stop(each, REJECTED, null, null));
  }

  /** Open ones only: what has stopped stays so. */
  private List<Deadline> find(Predicate<Deadline> wanted) {
    return deadlines.values().stream()
        .filter(each -> each.stopped() == null)
        .filter(wanted)
        .toList();
  }
}
