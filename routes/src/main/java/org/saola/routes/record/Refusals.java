// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.record;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.saola.routes.RefusalCode;
import org.saola.routes.audit.AuditTrail;
import org.saola.routes.audit.AuditTrail.NewEntry;
import org.saola.routes.record.KeptTable.Key;
import org.saola.routes.record.KeptTable.Row;
import org.saola.routes.record.Recording.Kept;
import org.springframework.stereotype.Component;

/**
 * Writes down what was refused: an entry, evidence for the owner of the intake queue, and a row for
 * the operator. The same refusal of the same bytes is written once.
 */
@Component
class Refusals {
  private final KeptTable table;
  private final AuditTrail audit;

  Refusals(KeptTable table, AuditTrail audit) {
    this.table = table;
    this.audit = audit;
  }

  /**
   * In the caller's transaction.
   *
   * @return the messages whose bytes the broker is to keep
   */
  List<Kept> write(List<Refusal> refusals, Instant at) {
    if (refusals.isEmpty()) {
      return List.of();
    }
    Map<Key, Row> known = new HashMap<>(table.find(refusals));
    Set<Key> inThisBatch = new HashSet<>();
    List<NewEntry> entries = new ArrayList<>();
    List<Kept> kept = new ArrayList<>();
    for (Refusal refusal : refusals) {
      Key key = Key.of(refusal);
      if (inThisBatch.add(key)) {
        write(refusal, known.get(key), at, entries, kept);
      }
    }
    audit.append(entries);
    return kept;
  }

  private void write(
      Refusal refusal, @Nullable Row row, Instant at, List<NewEntry> entries, List<Kept> kept) {
    if (row == null) {
      entries.addAll(entries(refusal, at));
      kept.add(new Kept(table.insert(refusal, at), refusal.arrival()));
    } else if (row.requeued()) {
      entries.addAll(entries(refusal, at));
      table.refusedAgain(row.number(), at);
      kept.add(new Kept(row.number(), refusal.arrival()));
    } else {
      tellAgain(refusal);
      if (!row.held()) {
        kept.add(new Kept(row.number(), refusal.arrival()));
      }
    }
  }

  /** What never had an id is answered once: nothing names it but its bytes. */
  private void tellAgain(Refusal refusal) {
    if (refusal.id() != null) {
      audit.notifyAgain(refusal.arrival().owner(), refusal.id(), refusal.name());
    }
  }

  private static List<NewEntry> entries(Refusal refusal, Instant at) {
    NewEntry refused = Entries.refused(refusal, at);
    return refusal.code() == RefusalCode.REPLAY_WITH_OTHER_CONTENT
        ? List.of(refused, Entries.securityEvent(refusal, at))
        : List.of(refused);
  }
}
