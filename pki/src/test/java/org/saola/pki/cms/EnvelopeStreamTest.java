// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.cms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.BEROctetString;
import org.bouncycastle.asn1.BERSequence;
import org.bouncycastle.asn1.BERTaggedObject;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.RecipientInfo;
import org.junit.jupiter.api.Test;
import org.saola.pki.certificate.CertificatePurpose;
import org.saola.pki.certificate.TestFederation;
import org.saola.pki.cms.CmsRefused.Defect;

/** The same envelope in its several encodings, and what a stream may not be. */
class EnvelopeStreamTest {
  private static final byte[] TAG = new byte[16];
  private static final GcmAlgorithm GCM = new GcmAlgorithm(new byte[12]);
  private static final SecretKey KEY = new SecretKeySpec(new byte[32], "AES");
  private static final RecipientInfo RECIPIENT =
      KemRecipient.wrap(
          KEY,
          CertifiedKey.of(
              TestFederation.demo()
                  .keystore(TestFederation.FR)
                  .certificate(CertificatePurpose.SEALING)),
          new SecureRandom());
  private static final byte[] CIPHERTEXT = "0123456789".repeat(10).getBytes();

  private static byte[] read(byte[] bytes) throws Exception {
    return read(new ByteArrayInputStream(bytes));
  }

  private static byte[] read(InputStream in) throws Exception {
    EnvelopeStream stream = EnvelopeStream.open(in);
    ByteArrayOutputStream ciphertext = new ByteArrayOutputStream();
    byte[] buffer = new byte[7];
    for (int n = stream.read(buffer); n >= 0; n = stream.read(buffer)) {
      ciphertext.write(buffer, 0, n);
    }
    assertThat(stream.tag()).isEqualTo(TAG);
    assertThat(stream.recipients()).hasSize(1);
    return ciphertext.toByteArray();
  }

  private static void expect(Defect defect, byte[] bytes) {
    assertThatThrownBy(() -> read(bytes))
        .isInstanceOfSatisfying(
            CmsRefused.class, refused -> assertThat(refused.defect()).isEqualTo(defect));
  }

  private static byte[] der() {
    return Envelope.encode(List.of(RECIPIENT), GCM, CIPHERTEXT, TAG);
  }

  /** Indefinite lengths outside, chunks inside, and elements to add at three places. */
  private static byte[] ber(ASN1Encodable octets, ASN1Encodable... after) throws Exception {
    List<ASN1Encodable> envelope =
        new ArrayList<>(
            List.of(
                new ASN1Integer(0),
                new DERSet(RECIPIENT),
                new BERSequence(
                    new ASN1Encodable[] {CMSObjectIdentifiers.data, GCM.identifier(), octets}),
                new DEROctetString(TAG)));
    envelope.addAll(List.of(after));
    return new BERSequence(
            new ASN1Encodable[] {
              CMSObjectIdentifiers.authEnvelopedData,
              new BERTaggedObject(true, 0, new BERSequence(envelope.toArray(ASN1Encodable[]::new)))
            })
        .getEncoded("BER");
  }

  private static ASN1Encodable chunks(int size) {
    return new BERTaggedObject(false, 0, new BEROctetString(CIPHERTEXT, size));
  }

  @Test
  void everyEncodingHoldsTheSameCiphertext() throws Exception {
    assertThat(read(der())).isEqualTo(CIPHERTEXT);
    assertThat(read(ber(chunks(3)))).isEqualTo(CIPHERTEXT);
    assertThat(read(ber(chunks(1000)))).isEqualTo(CIPHERTEXT);
    assertThat(read(ber(new DERTaggedObject(false, 0, new DEROctetString(CIPHERTEXT)))))
        .isEqualTo(CIPHERTEXT);
  }

  @Test
  void aStreamThatGivesAByteAtATimeIsReadToo() throws Exception {
    InputStream slow =
        new FilterInputStream(new ByteArrayInputStream(ber(chunks(3)))) {
          @Override
          public int read(byte[] bytes, int offset, int length) throws IOException {
            return super.read(bytes, offset, Math.min(length, 1));
          }
        };
    assertThat(read(slow)).isEqualTo(CIPHERTEXT);
  }

  @Test
  void cutOffAnywhereIsRefused() throws Exception {
    for (byte[] whole : List.of(der(), ber(chunks(3)))) {
      for (int length = 0; length < whole.length; length++) {
        expect(Defect.MALFORMED, Arrays.copyOf(whole, length));
      }
    }
  }

  @Test
  void trailingBytesAreRefused() throws Exception {
    byte[] bytes = ber(chunks(3));
    expect(Defect.MALFORMED, Arrays.copyOf(bytes, bytes.length + 1));
  }

  @Test
  void attributesAreRefused() throws Exception {
    ASN1Encodable attributes = new DERSet(new DERSequence());
    expect(Defect.MALFORMED, ber(chunks(3), new DERTaggedObject(false, 2, attributes)));
    byte[] authenticated =
        new BERSequence(
                new ASN1Encodable[] {
                  CMSObjectIdentifiers.authEnvelopedData,
                  new BERTaggedObject(
                      true,
                      0,
                      new BERSequence(
                          new ASN1Encodable[] {
                            new ASN1Integer(0),
                            new DERSet(RECIPIENT),
                            new BERSequence(
                                new ASN1Encodable[] {
                                  CMSObjectIdentifiers.data, GCM.identifier(), chunks(9)
                                }),
                            new DERTaggedObject(false, 1, attributes),
                            new DEROctetString(TAG)
                          }))
                })
            .getEncoded("BER");
    expect(Defect.MALFORMED, authenticated);
  }

  @Test
  void nestedChunksAndOtherTypesAreRefused() throws Exception {
    ASN1Encodable nested =
        new BERTaggedObject(false, 0, new BERSequence(new BEROctetString(CIPHERTEXT, 3)));
    expect(Defect.MALFORMED, ber(nested));
    expect(Defect.MALFORMED, ber(new BERTaggedObject(false, 0, new BERSequence(DERNull.INSTANCE))));
    expect(Defect.MALFORMED, ber(new DERTaggedObject(false, 1, new DEROctetString(CIPHERTEXT))));
  }

  @Test
  void shortTagIsRefused() {
    byte[] bytes = Envelope.encode(List.of(RECIPIENT), GCM, CIPHERTEXT, new byte[4]);
    expect(Defect.TAG_TOO_SHORT, bytes);
  }

  @Test
  void nobodyAndTheSameTwiceAreRefused() {
    expect(Defect.MALFORMED, Envelope.encode(List.of(), GCM, CIPHERTEXT, TAG));
    expect(Defect.MALFORMED, Envelope.encode(List.of(RECIPIENT, RECIPIENT), GCM, CIPHERTEXT, TAG));
  }

  @Test
  void claimedLengthsAreNotBelieved() {
    byte[] odd = der();
    // The outermost length, then the content's: 2 GiB, though a few bytes follow.
    assertThat(odd[1]).isEqualTo((byte) 0x82);
    byte[] claimed = new byte[odd.length + 2];
    System.arraycopy(odd, 4, claimed, 6, odd.length - 4);
    claimed[0] = 0x30;
    claimed[1] = (byte) 0x84;
    claimed[2] = 0x7f;
    expect(Defect.MALFORMED, claimed);
    byte[] long8 = {0x30, (byte) 0x88, 0x7f, 0, 0, 0, 0, 0, 0, 0};
    expect(Defect.MALFORMED, long8);
  }
}
