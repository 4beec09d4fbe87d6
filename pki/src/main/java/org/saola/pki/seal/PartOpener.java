// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.seal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.saola.pki.certificate.Keystore;

/** Opens sealed parts into quarantine: plaintext that was not yet verified is never visible. */
public final class PartOpener {
  public PartOpener(Keystore keys) {}

  /**
   * Decrypts into a new 0600 file below {@code quarantine}, and returns it once the tag and both
   * digests have held; on any failure the file is gone. Constant memory.
   */
  public Path open(
      InputStream sealed,
      PartContext context,
      byte[] expectedSealedDigest,
      byte[] expectedContentDigest,
      Path quarantine)
      throws SealRefused, IOException {
    throw new UnsupportedOperationException("pki");
  }
}
