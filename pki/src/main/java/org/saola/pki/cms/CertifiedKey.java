// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.cms;

import java.io.IOException;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.saola.pki.suite.Suite;

/** A certificate's public key, parsed once: parsing a composite key costs as much as using it. */
public final class CertifiedKey {
  private final byte[] keyIdentifier;
  private final AlgorithmIdentifier algorithm;
  private final PublicKey key;

  private CertifiedKey(byte[] keyIdentifier, AlgorithmIdentifier algorithm, PublicKey key) {
    this.keyIdentifier = keyIdentifier;
    this.algorithm = algorithm;
    this.key = key;
  }

  /** Whichever provider made the certificate object. */
  public static CertifiedKey of(X509Certificate certificate) {
    try {
      SubjectPublicKeyInfo encoded =
          SubjectPublicKeyInfo.getInstance(certificate.getPublicKey().getEncoded());
      PublicKey key = BouncyCastleProvider.getPublicKey(encoded);
      if (key == null) {
        throw new IllegalArgumentException("unknown key " + encoded.getAlgorithm().getAlgorithm());
      }
      return new CertifiedKey(KeyIdentifiers.of(key), encoded.getAlgorithm(), key);
    } catch (IOException e) {
      throw new IllegalArgumentException("not a usable public key", e);
    }
  }

  public byte[] keyIdentifier() {
    return keyIdentifier.clone();
  }

  public PublicKey key() {
    return key;
  }

  /** Whether content keys are wrapped for it by this suite. */
  public boolean isEncapsulationOf(Suite suite) {
    return algorithm.equals(suite.encapsulation().identifier());
  }
}
