// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.cms;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.List;
import org.bouncycastle.asn1.DERSet;
import org.saola.pki.suite.BouncyCastle;
import org.saola.pki.suite.Suite;

/** A private signing key with its certificate. The key does not leave this object. */
public final class SigningKey {
  private final X509Certificate certificate;
  private final PrivateKey key;
  private final Suite suite;

  public SigningKey(X509Certificate certificate, PrivateKey key, Suite suite) {
    this.certificate = certificate;
    this.key = key;
    this.suite = suite;
  }

  public Suite suite() {
    return suite;
  }

  public X509Certificate certificate() {
    return certificate;
  }

  /** SignedData around the content, DER, without certificates. */
  public byte[] sign(byte[] content) {
    return signWith(content, List.of());
  }

  /** The same with certificates (DER) inside, for readers that have only the trust anchor. */
  public byte[] signWith(byte[] content, List<byte[]> certificates) {
    DERSet attributes = SignedAttributes.of(content, certificate, suite);
    byte[] keyIdentifier = KeyIdentifiers.of(certificate);
    // RFC 5652 5.4: the signature covers the attributes under their own tag, SET OF.
    byte[] signature = signature(Der.encode(attributes));
    try {
      return new SignedDataForm(suite, content, certificates, keyIdentifier, attributes, signature)
          .encoded();
    } catch (CmsRefused e) {
      throw new IllegalArgumentException("certificates must be DER", e);
    }
  }

  private byte[] signature(byte[] attributes) {
    try {
      Signature signature = Signature.getInstance(suite.signature().name(), BouncyCastle.PROVIDER);
      signature.initSign(key);
      signature.update(attributes);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a loaded key of " + suite.signature().name() + " signs", e);
    }
  }

  @Override
  public String toString() {
    return "SigningKey[redacted]";
  }
}
