// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.cms;

import java.security.Key;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Set;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.asn1.cms.KEMRecipientInfo;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cms.CMSAlgorithm;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.jcajce.JceKEMAuthEnvelopedRecipient;
import org.saola.pki.cms.CmsRefused.Defect;
import org.saola.pki.suite.BouncyCastle;

/** A private key that recovers content keys. It does not leave this object. */
public final class SealingKey {
  private static final int MINIMUM_TAG_BITS = 128;

  private final byte[] keyIdentifier;
  private final Unwrapping unwrapping;

  public SealingKey(X509Certificate certificate, PrivateKey key) {
    this.keyIdentifier = KeyIdentifiers.of(certificate);
    this.unwrapping = new Unwrapping(key);
  }

  public byte[] keyIdentifier() {
    return keyIdentifier.clone();
  }

  /**
   * The content key that was wrapped for this key.
   *
   * @param contentAlgorithm with the parameters that the message states; AES-256-GCM with a tag of
   *     at least 128 bits, else refused
   */
  public SecretKey unwrap(KemRecipient recipient, AlgorithmIdentifier contentAlgorithm)
      throws CmsRefused {
    try {
      return unwrapping.contentKey(recipient.details(), contentAlgorithm);
    } catch (CMSException | RuntimeException e) {
      // The provider answers an encapsulation of a wrong shape with unchecked exceptions too.
      throw new CmsRefused(Defect.BAD_KEY, "the content key cannot be recovered", e);
    }
  }

  @Override
  public String toString() {
    return "SealingKey[redacted]";
  }

  /** Bouncy Castle's recipient, with the two checks switched on that are off by default. */
  private static final class Unwrapping extends JceKEMAuthEnvelopedRecipient {
    Unwrapping(PrivateKey key) {
      super(key);
      setProvider(BouncyCastle.PROVIDER);
      setAllowedContentAlgorithms(Set.of(CMSAlgorithm.AES256_GCM));
      setMinimumTagSize(MINIMUM_TAG_BITS);
    }

    SecretKey contentKey(KEMRecipientInfo info, AlgorithmIdentifier contentAlgorithm)
        throws CMSException {
      AlgorithmIdentifier kem = new AlgorithmIdentifier(info.getKem().getAlgorithm(), info);
      Key key = extractSecretKey(kem, contentAlgorithm, info.getEncryptedKey().getOctets());
      return new SecretKeySpec(key.getEncoded(), "AES");
    }
  }
}
