// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.transparency;

/** How a checkpoint that a log shows relates to the newest one that was seen of it. */
public sealed interface Consistency {
  /** Nothing had been seen before: trusted as the beginning. */
  record First(Checkpoint shown) implements Consistency {}

  /** The tree that was seen. */
  record Same(Checkpoint seen) implements Consistency {}

  /** Proven to continue what was seen. */
  record Grown(Checkpoint seen, Checkpoint shown) implements Consistency {}

  /**
   * Proven to be a beginning of what was seen, whose tiles the log still has: a notice that came
   * late carries such a one.
   */
  record Earlier(Checkpoint seen, Checkpoint shown) implements Consistency {}

  /** An alarm: smaller than what was seen, and the log cannot show any more what it had signed. */
  record Rollback(String seen, String shown) implements Consistency {}

  /** An alarm: the log signed two trees of which neither begins with the other. Keep both texts. */
  record Fork(String seen, String shown) implements Consistency {}
}
