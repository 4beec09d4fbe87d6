// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.deadline;

import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.saola.message.manifest.TypeId;
import org.saola.message.notice.Entry;
import org.saola.message.notice.Event;
import org.saola.routes.audit.AuditTrail.NewEntry;

/** The entries about a clock. Both sides are told of each. */
final class ClockEntries {
  static final TypeId CASE_REQUEST = new TypeId("case-request/1");

  private ClockEntries() {}

  static NewEntry started(Deadline deadline, Instant at) {
    return entry(Event.CLOCK_STARTED, deadline, at, deadline.limit().name(), null, null);
  }

  static NewEntry paused(Deadline deadline, Instant at) {
    return entry(Event.CLOCK_PAUSED, deadline, at, null, null, null);
  }

  static NewEntry resumed(Deadline deadline, Instant at) {
    return entry(Event.CLOCK_RESUMED, deadline, at, null, null, null);
  }

  static NewEntry extended(Deadline deadline, Instant at, Instant until) {
    return entry(Event.CLOCK_EXTENDED, deadline, at, null, null, "promised for " + until);
  }

  static NewEntry passed(Deadline deadline, Instant at, Countdown.Passed passed) {
    if (passed.mark() == Mark.OVERDUE) {
      return entry(Event.OVERDUE, deadline, at, null, null, null);
    }
    String words = passed.mark().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    String detail = "%s of the time was spent at %s".formatted(words, passed.at());
    return entry(Event.CLOCK_WARNED, deadline, at, passed.mark().name(), null, detail);
  }

  static NewEntry stopped(
      Deadline deadline, Deadline.Stopped end, @Nullable String ground, @Nullable String detail) {
    return entry(Event.CLOCK_STOPPED, deadline, end.at(), end.outcome(), ground, detail);
  }

  private static NewEntry entry(
      Event event,
      Deadline deadline,
      Instant at,
      @Nullable String code,
      @Nullable String ground,
      @Nullable String detail) {
    Entry entry =
        Entry.of(event, at)
            .message(deadline.request(), deadline.requestId())
            .from(deadline.requester())
            .to(deadline.requested())
            .type(CASE_REQUEST)
            .ground(ground)
            .code(code)
            .detail(detail)
            .due(deadline.clock().due().orElse(null))
            .build();
    return new NewEntry(entry, Set.of(deadline.requester(), deadline.requested()));
  }
}
