// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.notice;

import java.time.Instant;
import java.util.List;

/**
 * Leaves whose entries and salts were deleted at the end of their retention.
 *
 * @param before every one of these entries was written before
 * @param leaves ascending, none twice; at most {@link #MOST}
 */
public record Erased(Instant before, List<Leaves> leaves) {
  /** An entry with as many is a leaf that a bundle can hold: it has two bytes for its length. */
  public static final int MOST = 1000;

  public Erased {
    leaves = List.copyOf(leaves);
  }

  /**
   * @param end the first leaf behind them
   */
  public record Leaves(long first, long end) {}
}
