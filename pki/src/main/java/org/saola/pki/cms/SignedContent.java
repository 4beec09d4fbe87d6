// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.cms;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERTaggedObject;
import org.saola.pki.cms.CmsRefused.Defect;
import org.saola.pki.suite.BouncyCastle;
import org.saola.pki.suite.Suite;
import org.saola.pki.suite.Suites;

/**
 * A SignedData (RFC 5652 5) of the profile: DER, content of type id-data, exactly one signer named
 * by key identifier, no CRLs, no unsigned attributes. Parsed, not verified.
 */
public final class SignedContent {
  private final Der der;
  private final Fields fields;

  /**
   * What of the bytes is not the same in every SignedData.
   *
   * @param attributes the signed attributes' encoding, under the tag that they have there
   */
  record Fields(
      byte[] content,
      List<byte[]> certificates,
      byte[] keyIdentifier,
      byte[] attributes,
      ASN1ObjectIdentifier signatureAlgorithm,
      byte[] signature) {}

  private SignedContent(Der der, Fields fields) {
    this.der = der;
    this.fields = fields;
  }

  /** Refuses certificates inside: the verifier has them from elsewhere. */
  public static SignedContent parse(Der der) throws CmsRefused {
    SignedContent parsed = parseWithCertificates(der);
    if (!parsed.fields.certificates().isEmpty()) {
      throw new CmsRefused(Defect.MALFORMED, "certificates inside");
    }
    return parsed;
  }

  public static SignedContent parseWithCertificates(Der der) throws CmsRefused {
    return new SignedContent(der, SignedDataReader.read(der.value()));
  }

  public byte[] content() {
    return fields.content().clone();
  }

  public byte[] keyIdentifier() {
    return fields.keyIdentifier().clone();
  }

  /** Certificates inside, DER, in no order that means anything. */
  public List<byte[]> certificates() {
    return fields.certificates();
  }

  /** The suite of the signature; refuses every algorithm outside the registry. */
  public Suite suite() throws CmsRefused {
    ASN1ObjectIdentifier oid = fields.signatureAlgorithm();
    return Suites.ofSignature(oid)
        .orElseThrow(
            () -> new CmsRefused(Defect.SUITE_NOT_ALLOWED, "signature algorithm " + oid.getId()));
  }

  /** Verifies that the holder of the certificate, whose key is given, signed the content. */
  public void verify(X509Certificate signer, PublicKey key) throws CmsRefused {
    Suite suite = suite();
    DERSet attributes = SignedAttributes.of(fields.content(), signer, suite);
    if (!Arrays.equals(
        fields.attributes(), Der.encode(new DERTaggedObject(false, 0, attributes)))) {
      throw new CmsRefused(
          Defect.BAD_SIGNATURE, "signed attributes do not fit content and certificate");
    }
    requireForm(suite, attributes);
    if (!holds(suite, key, Der.encode(attributes))) {
      throw new CmsRefused(Defect.BAD_SIGNATURE, "the signature does not hold");
    }
  }

  private void requireForm(Suite suite, DERSet attributes) throws CmsRefused {
    SignedDataForm form =
        new SignedDataForm(
            suite,
            fields.content(),
            fields.certificates(),
            fields.keyIdentifier(),
            attributes,
            fields.signature());
    if (!der.hasBytes(form.encoded())) {
      throw new CmsRefused(Defect.MALFORMED, "not the one encoding of this SignedData");
    }
  }

  private boolean holds(Suite suite, PublicKey key, byte[] signed) {
    try {
      Signature verifier = Signature.getInstance(suite.signature().name(), BouncyCastle.PROVIDER);
      verifier.initVerify(key);
      verifier.update(signed);
      return verifier.verify(fields.signature());
    } catch (GeneralSecurityException | RuntimeException e) {
      // A key of another algorithm, or a signature of another length: it does not hold.
      return false;
    }
  }
}
