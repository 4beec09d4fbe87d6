// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.seal;

import java.time.Instant;
import org.saola.pki.directory.Directory;

/**
 * The SignedData of a message: structure checked (one signer, no certificates inside), not
 * verified.
 */
public final class SignedManifest {
  SignedManifest() {}

  /** The whole ContentInfo, DER. */
  public byte[] bytes() {
    throw new UnsupportedOperationException("pki");
  }

  /** The eContent. Named for what it is: nobody has vouched for it yet. */
  public byte[] unverifiedManifest() {
    throw new UnsupportedOperationException("pki");
  }

  /** SHA-256 of the eContent, 32 bytes: the manifest's digest. */
  public byte[] digest() {
    throw new UnsupportedOperationException("pki");
  }

  /**
   * Verifies signature, signed attributes, suite, purpose, validity and revocation at the instant.
   *
   * @return the agency that signed, and its suite
   */
  public Signer verify(Directory directory, int minimumSuite, Instant at) throws SealRefused {
    throw new UnsupportedOperationException("pki");
  }

  public record Signer(String agency, int suite, String certificateSerial) {}
}
