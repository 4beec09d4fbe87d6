// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.transparency;

import java.util.List;

/**
 * A C2SP tlog-proof: one leaf, its inclusion proof, and the signed checkpoint, in a text file.
 *
 * @param extra what the leaf is made of: {@code salt || entry} for a salted entry (the leaf is its
 *     SHA-256), or the clear leaf itself
 */
public record TlogProof(byte[] extra, long index, List<byte[]> proof, String checkpoint) {
  public String format() {
    throw new UnsupportedOperationException("pki");
  }

  public static TlogProof parse(String text) throws LogRefused {
    throw new UnsupportedOperationException("pki");
  }

  /** Verifies checkpoint and inclusion of the salted leaf {@code SHA-256(extra)}. */
  public Checkpoint verifySalted(LogVerifierKeys keys) throws LogRefused {
    throw new UnsupportedOperationException("pki");
  }

  /** Verifies checkpoint and inclusion of the clear leaf {@code extra}. */
  public Checkpoint verifyClear(LogVerifierKeys keys) throws LogRefused {
    throw new UnsupportedOperationException("pki");
  }
}
