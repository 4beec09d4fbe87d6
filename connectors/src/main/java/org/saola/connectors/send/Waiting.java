// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.send;

import java.time.Instant;
import org.saola.connectors.hub.Backoff;
import org.saola.message.manifest.Urgency;

/** A message that waits for its evidence. Owned by {@link Outgoing}, whose lock guards it. */
final class Waiting {
  final Kept kept;
  final long apart;
  boolean released;
  int attempts;
  long uploaded;
  boolean uploadHolds;
  Instant uploadDue = Instant.MIN;
  private Instant due = Instant.MIN;

  /**
   * @param apart bytes of its parts that travel apart
   */
  Waiting(Kept kept, long apart) {
    this.kept = kept;
    this.apart = apart;
    this.uploadHolds = apart == 0;
  }

  boolean mayWait() {
    return kept.urgency() != Urgency.URGENT;
  }

  boolean isDue(Instant now) {
    return released && uploadHolds && !due.isAfter(now);
  }

  boolean isToUpload(Instant now) {
    return released && !uploadHolds && !uploadDue.isAfter(now);
  }

  /** The broker has taken it; without evidence it is due again later. */
  void wasSent(Instant now, Backoff backoff) {
    attempts++;
    due = now.plus(backoff.after(attempts));
    // Before it is sent again, the hub is asked again whether it has all of it.
    uploadHolds = apart == 0;
    uploadDue = due;
  }
}
