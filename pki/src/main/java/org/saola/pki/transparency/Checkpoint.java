// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.transparency;

import java.time.Instant;

/** A checkpoint whose signatures have been verified (C2SP tlog-checkpoint). */
public record Checkpoint(String origin, long size, byte[] root, Instant cosigned, String text) {
  /** Verifies the Ed25519 signature and the ML-DSA-44 cosignature; both must be there and hold. */
  public static Checkpoint verify(String text, LogVerifierKeys keys) throws LogRefused {
    throw new UnsupportedOperationException("pki");
  }
}
