// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.cms;

import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.saola.pki.cms.CmsRefused.Defect;

/** Takes a SignedData apart, element by element, and refuses what the profile does not have. */
final class SignedDataReader {
  private SignedDataReader() {}

  static SignedContent.Fields read(ASN1Encodable contentInfo) throws CmsRefused {
    return Structure.read(
        "SignedData",
        () -> signedData(ContentInfos.content(contentInfo, PKCSObjectIdentifiers.signedData)));
  }

  private static SignedContent.Fields signedData(ASN1Encodable element) throws CmsRefused {
    ASN1Sequence signedData = ASN1Sequence.getInstance(element);
    ASN1Encodable data =
        ContentInfos.content(signedData.getObjectAt(2), PKCSObjectIdentifiers.data);
    byte[] content = ASN1OctetString.getInstance(data).getOctets();
    boolean certified = signedData.getObjectAt(3) instanceof ASN1TaggedObject;
    ContentInfos.requireSize(signedData, certified ? 5 : 4);
    List<byte[]> certificates = certified ? certificates(signedData.getObjectAt(3)) : List.of();
    ASN1Sequence signer = onlySigner(signedData.getObjectAt(certified ? 4 : 3));
    return new SignedContent.Fields(
        content,
        certificates,
        ASN1OctetString.getInstance(ContentInfos.tagged(signer.getObjectAt(1), 0), false)
            .getOctets(),
        Der.encode(ContentInfos.tagged(signer.getObjectAt(3), 0)),
        ASN1ObjectIdentifier.getInstance(
            ASN1Sequence.getInstance(signer.getObjectAt(4)).getObjectAt(0)),
        ASN1OctetString.getInstance(signer.getObjectAt(5)).getOctets());
  }

  private static ASN1Sequence onlySigner(ASN1Encodable element) throws CmsRefused {
    ASN1Set signers = ASN1Set.getInstance(element);
    if (signers.size() == 0) {
      throw new CmsRefused(Defect.NO_SIGNER, "nobody has signed");
    }
    if (signers.size() > 1) {
      throw new CmsRefused(Defect.SEVERAL_SIGNERS, signers.size() + " signers");
    }
    ASN1Sequence signer = ASN1Sequence.getInstance(signers.getObjectAt(0));
    // RFC 5652 5.3: six elements, that is with signed attributes and without unsigned ones.
    ContentInfos.requireSize(signer, 6);
    if (!ASN1Integer.getInstance(signer.getObjectAt(0)).hasValue(3)) {
      throw new IllegalArgumentException("the signer is not named by key identifier");
    }
    return signer;
  }

  private static List<byte[]> certificates(ASN1Encodable element) {
    List<byte[]> certificates = new ArrayList<>();
    for (ASN1Encodable certificate : ASN1Set.getInstance(ContentInfos.tagged(element, 0), false)) {
      certificates.add(Der.encode(ASN1Sequence.getInstance(certificate)));
    }
    if (certificates.isEmpty()) {
      throw new IllegalArgumentException("a set of certificates without any");
    }
    return List.copyOf(certificates);
  }
}
