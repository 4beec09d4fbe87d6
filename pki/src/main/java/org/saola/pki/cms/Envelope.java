// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.cms;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.RecipientInfo;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.saola.pki.cms.CmsRefused.Defect;

/**
 * An AuthEnvelopedData (RFC 5083) of the profile, DER: AES-256-GCM, content of type id-data, no
 * originator, no attributes. Its structure is checked, its seal is not.
 */
public final class Envelope {
  private final List<KemRecipient> recipients;

  private Envelope(List<KemRecipient> recipients) {
    this.recipients = recipients;
  }

  public static byte[] encode(
      List<RecipientInfo> recipients, GcmAlgorithm algorithm, byte[] ciphertext, byte[] tag) {
    ASN1EncodableVector set = new ASN1EncodableVector(recipients.size());
    recipients.forEach(set::add);
    return Der.encode(form(new DERSet(set), algorithm, ciphertext, tag));
  }

  private static ASN1Encodable form(
      ASN1Set recipients, GcmAlgorithm algorithm, byte[] ciphertext, byte[] tag) {
    DERSequence content =
        sequence(
            PKCSObjectIdentifiers.data,
            algorithm.identifier(),
            new DERTaggedObject(false, 0, new DEROctetString(ciphertext)));
    // RFC 5083 2.1: the version is 0.
    return ContentInfos.of(
        CMSObjectIdentifiers.authEnvelopedData,
        sequence(new ASN1Integer(0), recipients, content, new DEROctetString(tag)));
  }

  public static Envelope read(Der der) throws CmsRefused {
    return Structure.read("AuthEnvelopedData", () -> parts(der));
  }

  private static Envelope parts(Der der) throws CmsRefused {
    ASN1Sequence envelope =
        ASN1Sequence.getInstance(
            ContentInfos.content(der.value(), CMSObjectIdentifiers.authEnvelopedData));
    ASN1Set recipients = ASN1Set.getInstance(envelope.getObjectAt(1));
    ASN1Sequence content = ASN1Sequence.getInstance(envelope.getObjectAt(2));
    GcmAlgorithm algorithm = GcmAlgorithm.read(content.getObjectAt(1));
    byte[] ciphertext =
        ASN1OctetString.getInstance(ContentInfos.tagged(content.getObjectAt(2), 0), false)
            .getOctets();
    byte[] tag = ASN1OctetString.getInstance(envelope.getObjectAt(3)).getOctets();
    GcmAlgorithm.requireTag(tag);
    Envelope read = new Envelope(recipients(recipients));
    if (!der.isEncodingOf(form(recipients, algorithm, ciphertext, tag))) {
      throw new CmsRefused(Defect.MALFORMED, "more than the profile's AuthEnvelopedData has");
    }
    return read;
  }

  /** At least one; each by its own key, as two entries for one key could differ. */
  static List<KemRecipient> recipients(ASN1Set set) throws CmsRefused {
    List<KemRecipient> recipients = new ArrayList<>();
    Set<String> keys = new HashSet<>();
    for (ASN1Encodable element : set) {
      KemRecipient recipient = KemRecipient.read(element);
      if (!keys.add(HexFormat.of().formatHex(recipient.keyIdentifier()))) {
        throw new CmsRefused(Defect.MALFORMED, "two RecipientInfos for one key");
      }
      recipients.add(recipient);
    }
    if (recipients.isEmpty()) {
      throw new CmsRefused(Defect.MALFORMED, "sealed for nobody");
    }
    return List.copyOf(recipients);
  }

  public List<KemRecipient> recipients() {
    return recipients;
  }

  private static DERSequence sequence(ASN1Encodable... elements) {
    return new DERSequence(elements);
  }
}
