// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.seal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.cert.X509Certificate;
import java.util.List;

/** Seals a part for many recipients: AuthEnvelopedData, AES-256-GCM, one KEMRecipientInfo each. */
public final class PartSealer {
  public PartSealer(java.security.SecureRandom random) {}

  /**
   * Streams: memory stays constant whatever the size. DER for content given as bytes, BER for a
   * stream.
   *
   * @param recipients sealing certificates; the suite follows each one's key
   */
  public Sealed seal(
      PartContext context,
      InputStream content,
      List<X509Certificate> recipients,
      OutputStream sealed)
      throws IOException {
    throw new UnsupportedOperationException("pki");
  }

  /** The same for a part that fits in memory; the result's bytes are DER. */
  public SealedInline seal(PartContext context, byte[] content, List<X509Certificate> recipients) {
    throw new UnsupportedOperationException("pki");
  }

  /**
   * @param sealedDigest SHA-256 of the sealed bytes
   * @param contentDigest SHA-256(salt || SHA-256(context) || content)
   * @param size bytes of the content
   */
  public record Sealed(byte[] sealedDigest, byte[] contentDigest, long size, long sealedSize) {}

  public record SealedInline(byte[] bytes, Sealed digests) {}
}
