// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.transparency;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reads of an entry what an audit must know of it; what else it says is not the log's affair. */
@FunctionalInterface
public interface EntryReader {
  /** Empty for what is no entry. */
  Optional<Said> read(byte[] entry);

  /**
   * @param at when the entry was written
   * @param erasure which other entries it says were erased
   */
  record Said(Instant at, Optional<Erasure> erasure) {}

  /**
   * @param before every one of the erased entries was written before
   */
  record Erasure(Instant before, List<Leaves> leaves) {
    public Erasure {
      leaves = List.copyOf(leaves);
    }
  }

  /**
   * @param end the first leaf behind them
   */
  record Leaves(long first, long end) {}
}
