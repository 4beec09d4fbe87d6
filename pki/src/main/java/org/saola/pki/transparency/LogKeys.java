// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.transparency;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;

/**
 * The log's two keys: Ed25519 for the checkpoint's note signature, ML-DSA-44 for its cosignature.
 */
public final class LogKeys {
  private LogKeys() {}

  /** Writes {@code log.key} and {@code log-mldsa.key} (0600) into {@code folder}. */
  public static LogKeys create(Path folder, String origin, SecureRandom random) throws IOException {
    throw new UnsupportedOperationException("pki");
  }

  public static LogKeys load(Path folder) throws IOException {
    throw new UnsupportedOperationException("pki");
  }

  public String origin() {
    throw new UnsupportedOperationException("pki");
  }

  /**
   * Verifier key lines (C2SP signed-note): contents of {@code log.vkey} and {@code log-mldsa.vkey}.
   */
  public LogVerifierKeys verifierKeys() {
    throw new UnsupportedOperationException("pki");
  }

  /**
   * The signed checkpoint: note with an Ed25519 line and an ML-DSA-44 cosignature line of the
   * instant.
   */
  public String sign(long size, byte[] root, java.time.Instant at) {
    throw new UnsupportedOperationException("pki");
  }
}
