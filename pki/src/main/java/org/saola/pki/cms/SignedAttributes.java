// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.cms;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.saola.pki.suite.Suite;

/**
 * The signed attributes of a content and a signer: exactly content-type, message-digest and
 * signing-certificate-v2. Signing and verifying build the same bytes, so nothing else can be
 * carried in them.
 */
final class SignedAttributes {
  private SignedAttributes() {}

  static DERSet of(byte[] content, X509Certificate signer, Suite suite) {
    byte[] digest = Digests.named(suite.messageDigest().name()).digest(content);
    ASN1EncodableVector attributes = new ASN1EncodableVector(3);
    // RFC 5652 11.1, 11.2: both are mandatory where there are signed attributes.
    attributes.add(attribute(CMSAttributes.contentType, PKCSObjectIdentifiers.data));
    attributes.add(attribute(CMSAttributes.messageDigest, new DEROctetString(digest)));
    // RFC 5035 3, EN 319 122-1 5.2.2.3: binds the signature to one certificate, not just its key.
    attributes.add(
        attribute(
            PKCSObjectIdentifiers.id_aa_signingCertificateV2,
            new SigningCertificateV2(new ESSCertIDv2(Digests.sha256(encoded(signer))))));
    return new DERSet(attributes);
  }

  private static Attribute attribute(ASN1ObjectIdentifier type, ASN1Encodable value) {
    return new Attribute(type, new DERSet(value));
  }

  private static byte[] encoded(X509Certificate certificate) {
    try {
      return certificate.getEncoded();
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException("a parsed certificate has an encoding", e);
    }
  }
}
