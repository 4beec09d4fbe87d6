// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.cms;

import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;

/**
 * ContentInfo (RFC 5652 3): a type and {@code [0] EXPLICIT} content. What does not fit is an an
 * unchecked exception, as with the ASN.1 classes: see {@link Structure}.
 */
public final class ContentInfos {
  private ContentInfos() {}

  public static byte[] encode(ASN1ObjectIdentifier type, ASN1Encodable content) {
    return Der.encode(of(type, content));
  }

  static ASN1Encodable of(ASN1ObjectIdentifier type, ASN1Encodable content) {
    DERTaggedObject tagged = new DERTaggedObject(true, 0, content);
    return new DERSequence(new ASN1Encodable[] {type, tagged});
  }

  public static ASN1ObjectIdentifier type(ASN1Encodable contentInfo) {
    ASN1Sequence sequence = ASN1Sequence.getInstance(contentInfo);
    requireSize(sequence, 2);
    return ASN1ObjectIdentifier.getInstance(sequence.getObjectAt(0));
  }

  public static ASN1Encodable content(ASN1Encodable contentInfo, ASN1ObjectIdentifier type) {
    if (!type.equals(type(contentInfo))) {
      throw new IllegalArgumentException("content type is not " + type.getId());
    }
    ASN1TaggedObject content = tagged(ASN1Sequence.getInstance(contentInfo).getObjectAt(1), 0);
    return content.getExplicitBaseObject();
  }

  /** The element, which must have this context-specific tag. */
  public static ASN1TaggedObject tagged(ASN1Encodable element, int tag) {
    return ASN1TaggedObject.getContextInstance(element, tag);
  }

  public static void requireSize(ASN1Sequence sequence, int size) {
    if (sequence.size() != size) {
      throw new IllegalArgumentException("%d elements, not %d".formatted(sequence.size(), size));
    }
  }
}
