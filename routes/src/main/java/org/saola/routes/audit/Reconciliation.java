// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.audit;

import java.util.List;

/**
 * Whether a hub's books balance.
 *
 * @param findings what contradicts the invariant, one sentence each; at most a few hundred
 */
public record Reconciliation(Counts counts, Unfinished unfinished, List<String> findings) {
  public Reconciliation {
    findings = List.copyOf(findings);
  }

  /** Nothing contradicts, and nothing is still on its way. */
  public boolean holds() {
    return findings.isEmpty() && unfinished.none();
  }

  /**
   * @param accepted ids that the hub has accepted
   * @param acceptedEntries entries of the log that say so
   * @param evidenced of those entries, how many are integrated and have been told to their sender
   * @param consigned deliveries that were put into an inbox, whatever became of them there
   * @param handedOver of those, opened by the recipient
   * @param read of those, read by an officer there
   * @param rejected of those, refused by the recipient
   * @param expired of those, never answered for in time
   * @param refused entries that tell of a refused message
   * @param deadLettered messages in the dead-letter queue, or sent on from there by an operator
   * @param leaves of the published log
   */
  public record Counts(
      long accepted,
      long acceptedEntries,
      long evidenced,
      long consigned,
      long handedOver,
      long read,
      long rejected,
      long expired,
      long refused,
      long deadLettered,
      long leaves) {}

  /**
   * What a running hub will still do by itself, and a stopped one when it starts again.
   *
   * @param deliveries not yet in an inbox
   * @param entries not yet in the tree
   * @param files of the tree not yet published
   * @param notices not yet sent
   */
  public record Unfinished(long deliveries, long entries, long files, long notices) {
    public boolean none() {
      return deliveries + entries + files + notices == 0;
    }
  }
}
