// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.transparency;

import java.util.List;
import java.util.Optional;

/** Verifies a whole log offline, in constant memory, and names the index of whatever is wrong. */
public final class LogAudit {
  private LogAudit() {}

  /** Openings of leaves, by index, ascending; from a database or a JSON Lines file. */
  @FunctionalInterface
  public interface Openings {
    /**
     * The bytes whose SHA-256 is the leaf (salted), or that are the leaf (clear); empty if absent.
     */
    Optional<Opening> find(long index) throws java.io.IOException;
  }

  /**
   * @param salted whether {@code bytes} is {@code salt || entry}, or a clear leaf
   */
  public record Opening(byte[] bytes, boolean salted) {}

  /**
   * @param index the leaf, or -1 where the finding concerns the whole
   */
  public record Finding(long index, String what) {}

  public record Report(long size, long openingsChecked, List<Finding> findings) {
    public boolean holds() {
      return findings.isEmpty();
    }
  }

  /**
   * Checks checkpoint signatures, every tile and bundle, the root, and (where given) every opening.
   *
   * @param progress called with the number of leaves done
   */
  public static Report verify(
      TileReader log,
      LogVerifierKeys keys,
      Optional<Openings> openings,
      java.util.function.LongConsumer progress)
      throws java.io.IOException {
    throw new UnsupportedOperationException("pki");
  }
}
