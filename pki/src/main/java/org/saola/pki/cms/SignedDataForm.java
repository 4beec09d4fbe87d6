// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.cms;

import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.saola.pki.suite.Suite;

/**
 * The one encoding of a SignedData (RFC 5652 5) with these fields. The signer writes it, and the
 * verifier compares with it, so that no byte is left that says something unchecked.
 */
record SignedDataForm(
    Suite suite,
    byte[] content,
    List<byte[]> certificates,
    byte[] keyIdentifier,
    DERSet attributes,
    byte[] signature) {
  // RFC 5652 5.1 and 5.3: version 3 of both, as the signer is named by key identifier.
  private static final ASN1Integer VERSION_3 = new ASN1Integer(3);

  byte[] encoded() throws CmsRefused {
    ASN1EncodableVector signedData = new ASN1EncodableVector(5);
    signedData.add(VERSION_3);
    signedData.add(new DERSet(suite.messageDigest().identifier()));
    signedData.add(
        sequence(
            PKCSObjectIdentifiers.data, new DERTaggedObject(true, 0, new DEROctetString(content))));
    if (!certificates.isEmpty()) {
      signedData.add(new DERTaggedObject(false, 0, certificateSet()));
    }
    signedData.add(new DERSet(signerInfo()));
    return Der.encode(
        sequence(
            PKCSObjectIdentifiers.signedData,
            new DERTaggedObject(true, 0, new DERSequence(signedData))));
  }

  private DERSequence signerInfo() {
    return sequence(
        VERSION_3,
        new DERTaggedObject(false, 0, new DEROctetString(keyIdentifier)),
        suite.messageDigest().identifier(),
        new DERTaggedObject(false, 0, attributes),
        suite.signature().identifier(),
        new DEROctetString(signature));
  }

  private DERSet certificateSet() throws CmsRefused {
    ASN1EncodableVector set = new ASN1EncodableVector(certificates.size());
    for (byte[] certificate : certificates) {
      set.add(Der.read(certificate).value());
    }
    return new DERSet(set);
  }

  private static DERSequence sequence(ASN1Encodable... elements) {
    return new DERSequence(elements);
  }
}
