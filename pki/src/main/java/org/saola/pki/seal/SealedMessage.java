// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.seal;

import java.util.List;

/**
 * A parsed sequence of DER ContentInfos, as it travels on a queue. Nothing of it has been verified.
 *
 * <p>From an agency: SignedData, then AuthEnvelopedData per inline part. From the hub to an inbox
 * the same, with a last ContentInfo of type id-data that holds the release note; or a single
 * id-data that holds a notice.
 */
public final class SealedMessage {
  private SealedMessage() {}

  /**
   * @throws SealRefused MALFORMED, TOO_LARGE, or for a SignedData with other than one signer
   */
  public static SealedMessage parse(byte[] bytes, int maxBytes) throws SealRefused {
    throw new UnsupportedOperationException("pki");
  }

  /** Puts ContentInfos one after the other. */
  public static byte[] join(List<byte[]> contentInfos) {
    throw new UnsupportedOperationException("pki");
  }

  /** A ContentInfo of type id-data around bytes: a release note or a notice. */
  public static byte[] data(byte[] content) {
    throw new UnsupportedOperationException("pki");
  }

  /** Absent only for a notice. */
  public java.util.Optional<SignedManifest> signedManifest() {
    throw new UnsupportedOperationException("pki");
  }

  public List<SealedPart> parts() {
    throw new UnsupportedOperationException("pki");
  }

  /** The content of the id-data ContentInfo, where there is one. */
  public java.util.Optional<byte[]> note() {
    throw new UnsupportedOperationException("pki");
  }
}
