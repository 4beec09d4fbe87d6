// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.cms;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.Provider;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.cms.GCMParameters;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cms.CMSAlgorithm;
import org.saola.pki.cms.CmsRefused.Defect;

/** AES-256-GCM (RFC 5084 3.2) with a nonce of 12 bytes and a tag of 16: nothing else is allowed. */
public record GcmAlgorithm(byte[] nonce) {
  public static final int NONCE_LENGTH = 12;
  public static final int TAG_LENGTH = 16;
  private static final BigInteger DEFAULT_TAG_LENGTH = BigInteger.valueOf(12);

  public AlgorithmIdentifier identifier() {
    return new AlgorithmIdentifier(CMSAlgorithm.AES256_GCM, new GCMParameters(nonce, TAG_LENGTH));
  }

  /** Refuses other algorithms, and other parameters. */
  static GcmAlgorithm read(ASN1Encodable element) throws CmsRefused {
    AlgorithmIdentifier identifier = AlgorithmIdentifier.getInstance(element);
    if (!CMSAlgorithm.AES256_GCM.equals(identifier.getAlgorithm())) {
      throw new CmsRefused(
          Defect.CONTENT_ALGORITHM_NOT_ALLOWED,
          "content algorithm " + identifier.getAlgorithm().getId());
    }
    // Not by Bouncy Castle's GCMParameters, for which a short tag is a malformed one.
    ASN1Sequence parameters = ASN1Sequence.getInstance(identifier.getParameters());
    BigInteger tagLength =
        parameters.size() < 2
            ? DEFAULT_TAG_LENGTH
            : ASN1Integer.getInstance(parameters.getObjectAt(1)).getValue();
    if (tagLength.compareTo(BigInteger.valueOf(TAG_LENGTH)) < 0) {
      throw new CmsRefused(Defect.TAG_TOO_SHORT, "tag of %s bytes".formatted(tagLength));
    }
    GcmAlgorithm algorithm =
        new GcmAlgorithm(ASN1OctetString.getInstance(parameters.getObjectAt(0)).getOctets());
    if (algorithm.nonce.length != NONCE_LENGTH
        || !Der.isEncoding(Der.encode(element), algorithm.identifier())) {
      throw new CmsRefused(Defect.MALFORMED, "GCM parameters outside the profile");
    }
    return algorithm;
  }

  static void requireTag(byte[] tag) throws CmsRefused {
    if (tag.length != TAG_LENGTH) {
      throw new CmsRefused(Defect.TAG_TOO_SHORT, "tag of %d bytes".formatted(tag.length));
    }
  }

  /** By the JDK, which encrypts as it goes, several times as fast as Bouncy Castle. */
  public Cipher encrypting(SecretKey key) throws GeneralSecurityException {
    return initialised(Cipher.getInstance("AES/GCM/NoPadding", "SunJCE"), Cipher.ENCRYPT_MODE, key);
  }

  Cipher decrypting(SecretKey key, Provider provider) throws GeneralSecurityException {
    return initialised(Cipher.getInstance("AES/GCM/NoPadding", provider), Cipher.DECRYPT_MODE, key);
  }

  private Cipher initialised(Cipher cipher, int mode, SecretKey key)
      throws GeneralSecurityException {
    cipher.init(mode, key, new GCMParameterSpec(TAG_LENGTH * Byte.SIZE, nonce));
    return cipher;
  }

  @Override
  public String toString() {
    return "GcmAlgorithm[AES-256-GCM]";
  }
}
