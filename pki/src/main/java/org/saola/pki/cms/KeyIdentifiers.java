// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.cms;

import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/**
 * Key identifiers are computed from the key, never read from a certificate: so two keys cannot
 * claim the same one.
 */
public final class KeyIdentifiers {
  private KeyIdentifiers() {}

  public static byte[] of(X509Certificate certificate) {
    return of(certificate.getPublicKey());
  }

  /** RFC 7093 2 (1): the leftmost 160 bits of the SHA-256 of the key's bit string. */
  public static byte[] of(PublicKey key) {
    byte[] bits = SubjectPublicKeyInfo.getInstance(key.getEncoded()).getPublicKeyData().getOctets();
    return Arrays.copyOf(Digests.sha256(bits), 20);
  }
}
