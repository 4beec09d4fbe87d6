// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.audit;

import java.util.List;
import java.util.Set;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.Digest;
import org.saola.message.manifest.MessageId;
import org.saola.message.notice.Entry;
import org.saola.message.notice.SaltedEntry;

/** Where entries of the audit log are written; the sequencer numbers them afterwards. */
public interface AuditTrail {
  /**
   * Writes entries, unnumbered and each with a fresh salt, in the caller's transaction: they exist
   * if and only if it commits.
   *
   * @return their openings, in the same order
   * @throws AuditUnavailable when the database cannot take them; a fault, to be retried
   */
  List<SaltedEntry> append(List<NewEntry> entries);

  /**
   * Writes an entry that becomes a clear leaf: its bytes are the leaf, no salt hides them. For what
   * everyone may know (a new directory version, a new rule set).
   *
   * @return by which {@link ClearLeafProofs} finds it once it is integrated
   * @throws AuditUnavailable as {@link #append}
   */
  long appendClear(Entry entry);

  /**
   * Sends again, with the next checkpoint, the notices about a message that an agency was sent
   * before.
   */
  void notifyAgain(AgencyId agency, MessageId id, Digest message);

  /**
   * @param notified the agencies that get the entry with its proof in a notice
   */
  record NewEntry(Entry entry, Set<AgencyId> notified) {
    public NewEntry {
      notified = Set.copyOf(notified);
    }
  }
}
