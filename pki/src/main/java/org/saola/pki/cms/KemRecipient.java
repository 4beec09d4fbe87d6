// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.cms;

import java.security.SecureRandom;
import javax.crypto.SecretKey;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.KEMRecipientInfo;
import org.bouncycastle.asn1.cms.OtherRecipientInfo;
import org.bouncycastle.asn1.cms.RecipientIdentifier;
import org.bouncycastle.asn1.cms.RecipientInfo;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cms.CMSAlgorithm;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.jcajce.JceKEMRecipientInfoGenerator;
import org.bouncycastle.operator.jcajce.JceGenericKey;
import org.saola.pki.cms.CmsRefused.Defect;
import org.saola.pki.suite.BouncyCastle;
import org.saola.pki.suite.Suite;
import org.saola.pki.suite.Suites;

/**
 * A content key wrapped for one recipient: KEMRecipientInfo (RFC 9629), named by key identifier,
 * with HKDF-SHA256 and AES-256 key wrap, without user keying material.
 */
public final class KemRecipient {
  // RFC 8619: HKDF with SHA-256, parameters absent. Bouncy Castle's default is another.
  private static final AlgorithmIdentifier KDF =
      new AlgorithmIdentifier(PKCSObjectIdentifiers.id_alg_hkdf_with_sha256);
  private static final AlgorithmIdentifier WRAP = new AlgorithmIdentifier(CMSAlgorithm.AES256_WRAP);
  private static final int WRAPPED_KEY_LENGTH = 40;

  private final byte[] keyIdentifier;
  private final Suite suite;
  private final KEMRecipientInfo details;

  private KemRecipient(byte[] keyIdentifier, Suite suite, KEMRecipientInfo details) {
    this.keyIdentifier = keyIdentifier;
    this.suite = suite;
    this.details = details;
  }

  /** Wraps a content key for the holder of a composite encapsulation key. */
  public static RecipientInfo wrap(
      SecretKey contentKey, CertifiedKey recipient, SecureRandom random) {
    try {
      return new JceKEMRecipientInfoGenerator(
              recipient.keyIdentifier(), recipient.key(), WRAP.getAlgorithm())
          .setKDF(KDF)
          .setProvider(BouncyCastle.PROVIDER)
          .setSecureRandom(random)
          .generate(
              new JceGenericKey(new AlgorithmIdentifier(CMSAlgorithm.AES256_GCM), contentKey));
    } catch (CMSException e) {
      throw new IllegalArgumentException("not a key that receives content keys", e);
    }
  }

  /** Reads a RecipientInfo; anything but the profile could hide a recipient and is refused. */
  public static KemRecipient read(ASN1Encodable recipientInfo) throws CmsRefused {
    KEMRecipientInfo info;
    byte[] keyIdentifier;
    Suite suite;
    try {
      ASN1Encodable other = ASN1Sequence.getInstance(ContentInfos.tagged(recipientInfo, 4), false);
      OtherRecipientInfo tagged = OtherRecipientInfo.getInstance(other);
      info = KEMRecipientInfo.getInstance(tagged.getValue());
      keyIdentifier =
          ASN1OctetString.getInstance(info.getRecipientIdentifier().getId()).getOctets();
      suite = Suites.ofEncapsulation(info.getKem().getAlgorithm()).orElseThrow();
    } catch (RuntimeException e) {
      // So the ASN.1 classes, and an empty suite, say that it is another kind of RecipientInfo.
      throw new CmsRefused(
          Defect.HIDDEN_RECIPIENT, "a RecipientInfo that is no KEM by key identifier", e);
    }
    if (!Der.isEncoding(Der.encode(recipientInfo), form(keyIdentifier, suite, info))
        || info.getKemct().getOctetsLength() != suite.encapsulationLength()
        || info.getEncryptedKey().getOctetsLength() != WRAPPED_KEY_LENGTH) {
      throw new CmsRefused(Defect.HIDDEN_RECIPIENT, "a RecipientInfo outside the profile");
    }
    return new KemRecipient(keyIdentifier, suite, info);
  }

  /** The one encoding of a RecipientInfo with these fields. */
  private static RecipientInfo form(byte[] keyIdentifier, Suite suite, KEMRecipientInfo info) {
    KEMRecipientInfo form =
        new KEMRecipientInfo(
            new RecipientIdentifier(new DEROctetString(keyIdentifier)),
            suite.encapsulation().identifier(),
            new DEROctetString(info.getKemct().getOctets()),
            KDF,
            new ASN1Integer(32),
            null,
            WRAP,
            new DEROctetString(info.getEncryptedKey().getOctets()));
    return new RecipientInfo(new OtherRecipientInfo(CMSObjectIdentifiers.id_ori_kem, form));
  }

  public byte[] keyIdentifier() {
    return keyIdentifier.clone();
  }

  public Suite suite() {
    return suite;
  }

  KEMRecipientInfo details() {
    return details;
  }
}
