// SPDX-License-Identifier: EUPL-1.2
package org.saola.ops.demo;

import java.util.ArrayList;
import java.util.List;
import org.saola.routes.audit.Reconciliation;
import org.saola.routes.audit.Reconciliation.Counts;
import org.saola.routes.audit.Reconciliation.Unfinished;

/** A hub's books, in words. */
public final class Books {
  private Books() {}

  /** The counts, what is still on its way, and what contradicts. */
  public static List<String> lines(Reconciliation books) {
    List<String> lines = new ArrayList<>();
    Counts counts = books.counts();
    lines.add(
        "Books: %d accepted = %d in the log = %d proven to their senders"
            .formatted(counts.accepted(), counts.acceptedEntries(), counts.evidenced()));
    lines.add(
        "       %d consigned: %d handed over, %d read by an officer, %d rejected, %d expired"
            .formatted(
                counts.consigned(),
                counts.handedOver(),
                counts.read(),
                counts.rejected(),
                counts.expired()));
    lines.add(
        "       %d refused, %d dead-lettered, %d leaves"
            .formatted(counts.refused(), counts.deadLettered(), counts.leaves()));
    Unfinished open = books.unfinished();
    if (!open.none()) {
      lines.add(
          "OPEN   %d deliveries, %d entries, %d log files, %d notices: a running hub finishes them, a stopped one when it starts"
              .formatted(open.deliveries(), open.entries(), open.files(), open.notices()));
    }
    books.findings().forEach(finding -> lines.add("FAIL   " + finding));
    return lines;
  }
}
