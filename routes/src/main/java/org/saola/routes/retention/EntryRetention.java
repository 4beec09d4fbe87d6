// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.retention;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.saola.message.notice.Entry;
import org.saola.message.notice.Erased;
import org.saola.message.notice.Erased.Leaves;
import org.saola.routes.HubProperties;
import org.saola.routes.audit.AuditTrail;
import org.saola.routes.console.find.IndexErasure;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Erases entries of the log, with their salts, at the end of their retention, oldest first. The
 * leaves stay; a clear leaf says which of them nothing opens any more.
 *
 * <p>Nothing is erased behind the first entry that is too young, and the last that is old enough
 * stays: by these two an auditor sees that what lies between was old enough too.
 */
@Component
final class EntryRetention {
  private static final int AT_ONCE = 1000;

  private final TransactionTemplate transaction;
  private final AgedEntries entries;
  private final IndexErasure index;
  private final AuditTrail trail;
  private final Duration kept;
  private final Clock clock;

  /** Every entry below this leaf was written before {@link #looked}. */
  private long old;

  private Instant looked = Instant.MIN;

  EntryRetention(
      TransactionTemplate transaction,
      AgedEntries entries,
      JdbcTemplate database,
      AuditTrail trail,
      HubProperties hub,
      Clock clock) {
    this.transaction = transaction;
    this.entries = entries;
    this.index = new IndexErasure(database);
    this.trail = trail;
    this.kept = hub.retention().entries();
    this.clock = clock;
  }

  synchronized void run() {
    Instant now = clock.instant();
    Instant before = now.minus(kept);
    look(before);
    long end = entries.lastBelow(old);
    long from = 0;
    while (from < end) {
      long at = from;
      from = Objects.requireNonNull(transaction.execute(status -> erase(at, end, now, before)));
    }
  }

  private void look(Instant before) {
    if (before.isBefore(looked)) {
      // The clock was set back.
      old = 0;
    }
    looked = before;
    long reached = entries.firstYoung(old, before, AT_ONCE);
    while (reached > old) {
      old = reached;
      reached = entries.firstYoung(old, before, AT_ONCE);
    }
  }

  /**
   * @return from where to go on; {@code end} where there is no more
   */
  private long erase(long from, long end, Instant now, Instant before) {
    // Whoever else erases waits for this too, and finds less to do.
    index.lock();
    List<Long> free = entries.free(from, end, AT_ONCE);
    if (free.isEmpty()) {
      return end;
    }
    Long[] leaves = entries.withTheirMessages(free);
    index.erase(leaves);
    entries.delete(leaves, before);
    List<Leaves> ranges = AgedEntries.ranges(leaves);
    entries.remember(ranges);
    for (int i = 0; i < ranges.size(); i += Erased.MOST) {
      List<Leaves> some = ranges.subList(i, Math.min(ranges.size(), i + Erased.MOST));
      trail.appendClear(Entry.erased(now, new Erased(before, some)));
    }
    return free.getLast() + 1;
  }
}
