// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.seal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.saola.pki.certificate.TestFederation.FR;
import static org.saola.pki.certificate.TestFederation.NL;
import static org.saola.pki.certificate.TestFederation.NOW;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.BERSequence;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.saola.pki.certificate.TestFederation;
import org.saola.pki.cms.Der;
import org.saola.pki.seal.SealRefused.Code;

/** The sequence of ContentInfos, before anybody vouches for any of them. */
class SealedMessageTest {
  private static final int MAX = 1 << 20;
  private static final TestFederation DEMO = TestFederation.demo();

  private final byte[] manifest = new ManifestSigner(DEMO.keystore(NL)).sign("{}".getBytes(UTF_8));
  private final byte[] part =
      new PartSealer(new SecureRandom())
          .seal(
              new PartContext("demo", NL, "id", "report"),
              new byte[2048],
              DEMO.directory().sealingCertificates(FR, NOW))
          .bytes();
  private final byte[] note = SealedMessage.data("{\"withheld\":[]}".getBytes(UTF_8));

  private static SealedMessage parse(byte[]... pieces) throws SealRefused {
    return SealedMessage.parse(SealedMessage.join(List.of(pieces)), MAX);
  }

  @Test
  void submissionHasManifestAndParts() throws Exception {
    SealedMessage message = parse(manifest, part, part);
    assertThat(message.signedManifest().orElseThrow().bytes()).isEqualTo(manifest);
    assertThat(message.parts()).extracting(SealedPart::bytes).containsExactly(part, part);
    assertThat(message.note()).isEmpty();
  }

  @Test
  void deliveryHasANoteAtItsEnd() throws Exception {
    SealedMessage message = parse(manifest, part, note);
    assertThat(message.note()).hasValue("{\"withheld\":[]}".getBytes(UTF_8));
    assertThat(parse(manifest, note).parts()).isEmpty();
  }

  @Test
  void noticeIsANoteAlone() throws Exception {
    SealedMessage message = parse(note);
    assertThat(message.signedManifest()).isEmpty();
    assertThat(message.parts()).isEmpty();
    assertThat(message.note()).isPresent();
  }

  @Test
  void otherOrdersAreRefused() {
    Refusal.expect(Code.MALFORMED, () -> parse());
    Refusal.expect(Code.MALFORMED, () -> parse(part));
    Refusal.expect(Code.MALFORMED, () -> parse(part, manifest));
    Refusal.expect(Code.MALFORMED, () -> parse(manifest, manifest));
    Refusal.expect(Code.MALFORMED, () -> parse(manifest, note, part));
    Refusal.expect(Code.MALFORMED, () -> parse(manifest, note, note));
    Refusal.expect(Code.MALFORMED, () -> parse(note, manifest));
    Refusal.expect(Code.MALFORMED, () -> parse(note, part));
  }

  @Test
  void otherContentTypesAreRefused() {
    byte[] digested =
        Der.encode(new ContentInfo(CMSObjectIdentifiers.digestedData, new DERSequence()));
    Refusal.expect(Code.MALFORMED, () -> parse(digested));
    Refusal.expect(Code.MALFORMED, () -> parse(manifest, digested));
    byte[] third =
        Der.encode(
            new DERSequence(
                new ASN1Encodable[] {
                  CMSObjectIdentifiers.data,
                  new DERTaggedObject(true, 0, new DEROctetString(new byte[1])),
                  CMSObjectIdentifiers.data
                }));
    Refusal.expect(Code.MALFORMED, () -> parse(third));
  }

  @Test
  void sizeIsBoundedBeforeAnythingElse() throws Exception {
    byte[] whole = SealedMessage.join(List.of(manifest, part));
    assertThat(SealedMessage.parse(whole, whole.length).parts()).hasSize(1);
    Refusal.expect(Code.TOO_LARGE, () -> SealedMessage.parse(whole, whole.length - 1));
    Refusal.expect(Code.TOO_LARGE, () -> SealedMessage.parse(new byte[100], 10));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "not asn.1 at all",
        "<xml/>",
        "{\"json\":true}",
        "\0",
        "0",
        "0\u0002\u0000\u0000",
        "0\u0000",
      })
  void garbageIsRefused(String garbage) {
    Refusal.expect(
        Code.MALFORMED,
        () -> SealedMessage.parse(garbage.getBytes(StandardCharsets.ISO_8859_1), MAX));
  }

  @Test
  void indefiniteLengthIsRefused() throws Exception {
    byte[] ber =
        new BERSequence(
                new ASN1Encodable[] {
                  CMSObjectIdentifiers.data,
                  new DERTaggedObject(true, 0, new DEROctetString(new byte[3]))
                })
            .getEncoded("BER");
    Refusal.expect(Code.MALFORMED, () -> parse(ber));
    byte[] streamed = streamed();
    Refusal.expect(Code.MALFORMED, () -> parse(manifest, streamed));
  }

  private static byte[] streamed() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new PartSealer(new SecureRandom())
        .seal(
            new PartContext("demo", NL, "id", "report"),
            new ByteArrayInputStream(new byte[10]),
            DEMO.directory().sealingCertificates(FR, NOW),
            out);
    return out.toByteArray();
  }

  @Test
  void callersCannotChangeWhatWasParsed() throws Exception {
    SealedMessage message = parse(manifest, part, note);
    SignedManifest signed = message.signedManifest().orElseThrow();
    signed.bytes()[10] ^= 1;
    signed.unverifiedManifest()[0] ^= 1;
    signed.digest()[0] ^= 1;
    message.parts().getFirst().bytes()[10] ^= 1;
    message.note().orElseThrow()[0] ^= 1;
    assertThat(signed.bytes()).isEqualTo(manifest);
    assertThat(signed.verify(DEMO.directory(), 1, NOW).agency()).isEqualTo(NL);
    assertThat(message.parts().getFirst().bytes()).isEqualTo(part);
    assertThat(message.note()).hasValue("{\"withheld\":[]}".getBytes(UTF_8));
  }
}
