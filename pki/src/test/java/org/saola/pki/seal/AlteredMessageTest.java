// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.seal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.saola.pki.certificate.TestFederation.BE;
import static org.saola.pki.certificate.TestFederation.FR;
import static org.saola.pki.certificate.TestFederation.NL;
import static org.saola.pki.certificate.TestFederation.NOW;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERTaggedObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.saola.pki.certificate.CertificatePurpose;
import org.saola.pki.certificate.TestFederation;
import org.saola.pki.cms.Der;
import org.saola.pki.cms.Digests;

/**
 * A message with two parts, changed at every place: it is never accepted, and nothing else breaks.
 */
class AlteredMessageTest {
  private static final long SEED = 20261122;
  private static final TestFederation DEMO = TestFederation.demo();
  private static final PartContext CONTEXT = new PartContext("demo", NL, "id", "report");

  @TempDir Path quarantine;

  private final Random random = new Random(SEED);
  private final PartSealer sealer = new PartSealer(new SecureRandom());
  private final PartSealer.SealedInline report = sealed(FR, BE);
  private final PartSealer.SealedInline persons = sealed(FR);
  private final byte[] message =
      SealedMessage.join(
          List.of(
              new ManifestSigner(DEMO.keystore(NL)).sign(manifest()),
              report.bytes(),
              persons.bytes()));

  private PartSealer.SealedInline sealed(String... agencies) {
    List<X509Certificate> certificates = new ArrayList<>();
    for (String agency : agencies) {
      certificates.add(DEMO.keystore(agency).certificate(CertificatePurpose.SEALING));
    }
    return sealer.seal(CONTEXT, new byte[500], certificates);
  }

  private byte[] manifest() {
    return "%s\n%s"
        .formatted(hex(report.digests().sealedDigest()), hex(persons.digests().sealedDigest()))
        .getBytes(UTF_8);
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  /** As a hub does: parse, signature, recipients, and the digests that the manifest names. */
  private static boolean accepted(byte[] bytes) {
    try {
      SealedMessage parsed = SealedMessage.parse(bytes, 1 << 20);
      SignedManifest manifest = parsed.signedManifest().orElse(null);
      if (manifest == null || parsed.note().isPresent()) {
        return false;
      }
      manifest.verify(DEMO.directory(), 1, NOW);
      List<String> named = new String(manifest.unverifiedManifest(), UTF_8).lines().toList();
      List<String> there = new ArrayList<>();
      for (SealedPart part : parsed.parts()) {
        part.recipients(DEMO.directory());
        there.add(hex(part.digest()));
      }
      return named.equals(there);
    } catch (SealRefused refused) {
      return false;
    }
  }

  @Test
  void aFlippedBitAnywhereIsNeverAccepted() {
    assertThat(accepted(message)).isTrue();
    for (int at = 0; at < message.length; at += 1 + random.nextInt(5)) {
      byte[] altered = Bytes.flipped(message, 8 * at + random.nextInt(8));
      assertThat(accepted(altered)).as("bit flipped in byte %d", at).isFalse();
    }
  }

  @Test
  void everyBitOfTheStructureAroundTheManifestCounts() {
    // The first bytes hold types, versions, lengths and the manifest; all eight bits of each.
    for (int bit = 0; bit < 8 * 300; bit++) {
      assertThat(accepted(Bytes.flipped(message, bit))).as("bit %d", bit).isFalse();
    }
  }

  @Test
  void aMessageCutOffAnywhereIsNeverAccepted() {
    for (int length = 0; length < message.length; length += 7) {
      assertThat(accepted(Arrays.copyOf(message, length))).as("%d bytes", length).isFalse();
    }
  }

  /** The seal alone: as if a sender had signed the altered bytes. */
  @Test
  void aPartAlteredAnywhereNeverOpens() throws IOException {
    PartOpener opener = new PartOpener(DEMO.keystore(FR));
    ByteArrayOutputStream stream = new ByteArrayOutputStream();
    PartSealer.Sealed streamed =
        sealer.seal(
            CONTEXT,
            new ByteArrayInputStream(new byte[500]),
            List.of(DEMO.keystore(FR).certificate(CertificatePurpose.SEALING)),
            stream);
    for (int i = 0; i < 800; i++) {
      boolean inline = random.nextBoolean();
      byte[] bytes = inline ? persons.bytes() : stream.toByteArray();
      byte[] altered = Bytes.flipped(bytes, random.nextInt(8 * bytes.length));
      byte[] content = (inline ? persons.digests() : streamed).contentDigest();
      try {
        opener.open(
            new ByteArrayInputStream(altered),
            CONTEXT,
            Digests.sha256(altered),
            content,
            quarantine);
        throw new AssertionError("opened " + hex(altered));
      } catch (SealRefused refused) {
        assertThat(refused.code()).isNotEqualTo(SealRefused.Code.SEALED_DIGEST_MISMATCH);
      }
    }
    assertThat(quarantine).isEmptyDirectory();
  }

  /** Random changes to random values, well-formed again: only refusals come back. */
  @Test
  void mutatedStructuresAreRefusedAndNothingElseIsThrown() throws Exception {
    List<Der> pieces = Der.split(message);
    int parsed = 0;
    for (int i = 0; i < 10_000; i++) {
      int chosen = random.nextInt(pieces.size());
      List<byte[]> mutated = new ArrayList<>();
      for (int piece = 0; piece < pieces.size(); piece++) {
        Der value = pieces.get(piece);
        mutated.add(piece == chosen ? Der.encode(mutated(value.value(), 0)) : value.bytes());
      }
      byte[] bytes = SealedMessage.join(mutated);
      if (!Arrays.equals(bytes, message)) {
        assertThat(accepted(bytes)).as("mutation %d", i).isFalse();
        parsed += parses(bytes) ? 1 : 0;
      }
    }
    assertThat(parsed).as("mutations that get beyond the parser").isPositive();
  }

  private static boolean parses(byte[] bytes) {
    try {
      SealedMessage.parse(bytes, 1 << 20);
      return true;
    } catch (SealRefused refused) {
      return false;
    }
  }

  @Test
  void randomBytesAreRefusedAndNothingElseIsThrown() {
    for (int i = 0; i < 3_000; i++) {
      byte[] bytes = message.clone();
      int from = random.nextInt(bytes.length);
      int length = Math.min(bytes.length - from, 1 + random.nextInt(40));
      for (int at = from; at < from + length; at++) {
        bytes[at] = (byte) random.nextInt(256);
      }
      assertThat(Arrays.equals(bytes, message) || !accepted(bytes)).isTrue();
    }
  }

  /** A copy in which one value somewhere below is replaced, doubled, dropped or wrapped. */
  private ASN1Encodable mutated(ASN1Encodable value, int depth) {
    ASN1Primitive node = value.toASN1Primitive();
    if (depth > 0 && random.nextInt(4) == 0) {
      return replacement(node);
    }
    return switch (node) {
      case ASN1Sequence sequence -> new DERSequence(children(sequence.toArray(), depth));
      case ASN1Set set -> new DERSet(children(set.toArray(), depth));
      case ASN1TaggedObject tagged ->
          tagged.isExplicit()
              ? new DERTaggedObject(
                  true, tagged.getTagNo(), mutated(tagged.getExplicitBaseObject(), depth + 1))
              : replacement(node);
      default -> replacement(node);
    };
  }

  private ASN1EncodableVector children(ASN1Encodable[] old, int depth) {
    ASN1EncodableVector children = new ASN1EncodableVector();
    int chosen = old.length == 0 ? -1 : random.nextInt(old.length);
    for (int i = 0; i < old.length; i++) {
      if (i != chosen) {
        children.add(old[i]);
        continue;
      }
      switch (random.nextInt(10)) {
        case 0 -> {}
        case 1 -> {
          children.add(old[i]);
          children.add(old[i]);
        }
        default -> children.add(mutated(old[i], depth + 1));
      }
    }
    return children;
  }

  private ASN1Encodable replacement(ASN1Primitive old) {
    byte[] bytes = new byte[random.nextInt(40)];
    random.nextBytes(bytes);
    return switch (random.nextInt(9)) {
      case 0 -> new DEROctetString(bytes);
      case 1 -> new ASN1Integer(random.nextLong());
      case 2 -> new ASN1Integer(new BigInteger(300, random));
      case 3 -> new DERSequence();
      case 4 -> new DERSet(old);
      case 5 -> DERNull.INSTANCE;
      case 6 -> new ASN1ObjectIdentifier("1.2.840.113549.1.7." + random.nextInt(8));
      case 7 -> new DERTaggedObject(random.nextBoolean(), random.nextInt(5), old);
      default -> new DERSequence(old);
    };
  }
}
