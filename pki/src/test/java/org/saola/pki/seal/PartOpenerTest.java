// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.seal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.saola.pki.certificate.TestFederation.BE;
import static org.saola.pki.certificate.TestFederation.FR;
import static org.saola.pki.certificate.TestFederation.NL;
import static org.saola.pki.cms.Asn1Edit.EXPLICIT;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cms.CMSAlgorithm;
import org.bouncycastle.cms.CMSAuthEnvelopedData;
import org.bouncycastle.cms.CMSAuthEnvelopedDataParser;
import org.bouncycastle.cms.jcajce.JceKEMAuthEnvelopedRecipient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.saola.pki.certificate.CertificatePurpose;
import org.saola.pki.certificate.Keystore;
import org.saola.pki.certificate.TestFederation;
import org.saola.pki.cms.Asn1Edit;
import org.saola.pki.cms.Digests;
import org.saola.pki.seal.SealRefused.Code;
import org.saola.pki.suite.BouncyCastle;
import org.saola.pki.suite.Suites;

/** Opening: nothing comes out of quarantine unless tag and both digests hold. */
class PartOpenerTest {
  private static final TestFederation DEMO = TestFederation.demo();
  private static final PartContext CONTEXT = new PartContext("demo", NL, "id", "report");
  private static final byte[] CONTENT = "12 kg of pangolin scales".getBytes(UTF_8);

  @TempDir Path quarantine;

  private final PartSealer sealer = new PartSealer(new SecureRandom());
  private final PartOpener opener = new PartOpener(DEMO.keystore(FR));
  private boolean opened;

  private Path open(byte[] sealed, PartContext context, byte[] sealedDigest, byte[] contentDigest)
      throws SealRefused, IOException {
    Path file =
        opener.open(
            new ByteArrayInputStream(sealed), context, sealedDigest, contentDigest, quarantine);
    opened = true;
    return file;
  }

  /** With the sealed digest fitting, as if the sender had signed these very bytes. */
  private Path openAsSigned(byte[] sealed, PartSealer.Sealed digests)
      throws SealRefused, IOException {
    return open(sealed, CONTEXT, Digests.sha256(sealed), digests.contentDigest());
  }

  @AfterEach
  void quarantineIsEmptyUnlessOpened() throws IOException {
    try (Stream<Path> files = Files.list(quarantine)) {
      assertThat(files.count()).isEqualTo(opened ? 1 : 0);
    }
  }

  private PartSealer.SealedInline sealed(String... agencies) {
    return sealer.seal(CONTEXT, CONTENT, certificates(agencies));
  }

  private static List<X509Certificate> certificates(String... agencies) {
    List<X509Certificate> certificates = new ArrayList<>();
    for (String agency : agencies) {
      certificates.add(DEMO.keystore(agency).certificate(CertificatePurpose.SEALING));
    }
    return certificates;
  }

  @Test
  void contentComesOutForItsOwnerOnly() throws Exception {
    PartSealer.SealedInline sealed = sealed(BE, FR);
    Path file = openAsSigned(sealed.bytes(), sealed.digests());
    assertThat(Files.readAllBytes(file)).isEqualTo(CONTENT);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void saltCanBeKeptToCheckTheContentLater() throws Exception {
    PartSealer.SealedInline sealed = sealed(FR);
    PartOpener.Opened part =
        opener.openWithSalt(
            new ByteArrayInputStream(sealed.bytes()),
            CONTEXT,
            sealed.digests().sealedDigest(),
            sealed.digests().contentDigest(),
            quarantine);
    opened = true;
    ContentDigest digest = new ContentDigest(part.salt(), CONTEXT);
    digest.update(Files.readAllBytes(part.content()), 0, CONTENT.length);
    assertThat(digest.value()).isEqualTo(sealed.digests().contentDigest());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 15, 16, 31, 32, 65_535, 65_536, 65_537, 1_048_576, 3_000_000})
  void everySizeComesThroughBothForms(int size) throws Exception {
    byte[] content = new byte[size];
    new Random(size).nextBytes(content);
    PartSealer.SealedInline inline = sealer.seal(CONTEXT, content, certificates(FR));
    Path file = openAsSigned(inline.bytes(), inline.digests());
    assertThat(Files.readAllBytes(file)).isEqualTo(content);
    Files.delete(file);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PartSealer.Sealed digests =
        sealer.seal(CONTEXT, new ByteArrayInputStream(content), certificates(FR, BE), out);
    assertThat(digests.size()).isEqualTo(size);
    assertThat(digests.sealedSize()).isEqualTo(out.size());
    assertThat(digests.sealedDigest()).isEqualTo(Digests.sha256(out.toByteArray()));
    file = open(out.toByteArray(), CONTEXT, digests.sealedDigest(), digests.contentDigest());
    assertThat(Files.readAllBytes(file)).isEqualTo(content);
  }

  @Test
  void partForAnotherIsNotOurs() {
    PartSealer.SealedInline sealed = sealed(BE);
    Refusal.expect(Code.NOT_A_RECIPIENT, () -> openAsSigned(sealed.bytes(), sealed.digests()));
  }

  @Test
  void keyWrappedForAnotherUnderOurNameIsABrokenSeal() {
    PartSealer.SealedInline theirs = sealed(BE);
    byte[] ours = new byte[20];
    Asn1Edit.edit(
        sealed(FR).bytes(),
        identifier -> {
          System.arraycopy(
              ASN1OctetString.getInstance((ASN1TaggedObject) identifier, false).getOctets(),
              0,
              ours,
              0,
              20);
          return identifier;
        },
        1,
        EXPLICIT,
        1,
        0,
        1,
        1);
    byte[] odd =
        Asn1Edit.replace(
            theirs.bytes(),
            new DERTaggedObject(false, 0, new DEROctetString(ours)),
            1,
            EXPLICIT,
            1,
            0,
            1,
            1);
    Refusal.expect(Code.BAD_SEAL, () -> openAsSigned(odd, theirs.digests()));
  }

  @Test
  void anothersCiphertextUnderOnesOwnNameIsRefused() {
    PartSealer.SealedInline sealed = sealed(FR);
    PartContext stolen = new PartContext("demo", BE, "id", "report");
    Refusal.expect(
        Code.CONTENT_DIGEST_MISMATCH,
        () ->
            open(
                sealed.bytes(),
                stolen,
                sealed.digests().sealedDigest(),
                sealed.digests().contentDigest()));
  }

  @Test
  void everyFieldOfThePlaceIsBound() {
    PartSealer.SealedInline sealed = sealed(FR);
    for (PartContext elsewhere :
        List.of(
            new PartContext("foreign", NL, "id", "report"),
            new PartContext("demo", NL, "id2", "report"),
            new PartContext("demo", NL, "id", "persons"),
            // The length prefixes keep neighbours apart.
            new PartContext("demo", NL + "i", "d", "report"))) {
      Refusal.expect(
          Code.CONTENT_DIGEST_MISMATCH,
          () ->
              open(
                  sealed.bytes(),
                  elsewhere,
                  sealed.digests().sealedDigest(),
                  sealed.digests().contentDigest()));
    }
  }

  /** The digest of another salt: the same content sealed a second time. */
  @Test
  void wrongSaltIsRefused() {
    PartSealer.SealedInline first = sealed(FR);
    PartSealer.SealedInline second = sealed(FR);
    assertThat(first.digests().contentDigest()).isNotEqualTo(second.digests().contentDigest());
    Refusal.expect(
        Code.CONTENT_DIGEST_MISMATCH, () -> openAsSigned(first.bytes(), second.digests()));
  }

  @Test
  void contentDigestIsThatOfTheSpecification() throws Exception {
    byte[] salt = new byte[32];
    Arrays.fill(salt, (byte) 7);
    ByteArrayOutputStream context = new ByteArrayOutputStream();
    for (String field : List.of("demo", NL, "id", "report")) {
      context.write(new byte[] {0, 0, 0, (byte) field.length()});
      context.writeBytes(field.getBytes(UTF_8));
    }
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(salt);
    all.writeBytes(Digests.sha256(context.toByteArray()));
    all.writeBytes(CONTENT);
    ContentDigest digest = new ContentDigest(salt, CONTEXT);
    digest.update(CONTENT, 0, CONTENT.length);
    assertThat(digest.value()).isEqualTo(Digests.sha256(all.toByteArray()));
    assertThat(CONTEXT.digest()).isEqualTo(Digests.sha256(context.toByteArray()));
  }

  @Test
  void sealedBytesOtherThanTheSignedAreRefused() {
    PartSealer.SealedInline first = sealed(FR);
    PartSealer.SealedInline second = sealed(FR);
    Refusal.expect(
        Code.SEALED_DIGEST_MISMATCH,
        () ->
            open(
                first.bytes(),
                CONTEXT,
                second.digests().sealedDigest(),
                first.digests().contentDigest()));
  }

  @Test
  void changedOnTheWayIsToldApartFromBadlySealed() {
    PartSealer.SealedInline sealed = sealed(FR);
    byte[] altered = Bytes.flipped(sealed.bytes(), 8 * sealed.bytes().length - 1);
    Refusal.expect(Code.BAD_SEAL, () -> openAsSigned(altered, sealed.digests()));
    Refusal.expect(
        Code.SEALED_DIGEST_MISMATCH,
        () ->
            open(
                altered,
                CONTEXT,
                sealed.digests().sealedDigest(),
                sealed.digests().contentDigest()));
  }

  @Test
  void weakerAlgorithmsAreRefusedByTheOpenerToo() {
    PartSealer.SealedInline sealed = sealed(FR);
    byte[] shortTag = Asn1Edit.replace(sealed.bytes(), new ASN1Integer(4), 1, EXPLICIT, 2, 1, 1, 1);
    Refusal.expect(Code.TAG_TOO_SHORT, () -> openAsSigned(shortTag, sealed.digests()));
    byte[] cbc =
        Asn1Edit.replace(
            sealed.bytes(),
            new AlgorithmIdentifier(CMSAlgorithm.AES256_CBC, new DEROctetString(new byte[16])),
            1,
            EXPLICIT,
            2,
            1);
    Refusal.expect(Code.CONTENT_ALGORITHM_NOT_ALLOWED, () -> openAsSigned(cbc, sealed.digests()));
    byte[] tag = Asn1Edit.replace(sealed.bytes(), new DEROctetString(new byte[4]), 1, EXPLICIT, 3);
    Refusal.expect(Code.TAG_TOO_SHORT, () -> openAsSigned(tag, sealed.digests()));
  }

  @Test
  void trailingBytesAreRefused() {
    PartSealer.SealedInline sealed = sealed(FR);
    byte[] longer = Arrays.copyOf(sealed.bytes(), sealed.bytes().length + 1);
    Refusal.expect(Code.MALFORMED, () -> openAsSigned(longer, sealed.digests()));
  }

  @Test
  void faultOfTheSourceIsNotARefusal() {
    PartSealer.SealedInline sealed = sealed(FR);
    InputStream failing =
        new SequenceInputStream(
            new ByteArrayInputStream(sealed.bytes(), 0, 1000),
            new InputStream() {
              @Override
              public int read() throws IOException {
                throw new IOException("connection lost");
              }
            });
    assertThatThrownBy(
            () ->
                opener.open(
                    failing,
                    CONTEXT,
                    sealed.digests().sealedDigest(),
                    sealed.digests().contentDigest(),
                    quarantine))
        .isInstanceOf(IOException.class)
        .hasMessage("connection lost");
  }

  @Test
  void oldKeysStillOpenAfterARenewal() throws Exception {
    Keystore old = DEMO.enrol("DE-SPOC", Suites.DEFAULT);
    Keystore renewed = DEMO.renew(old);
    PartSealer.SealedInline sealed =
        sealer.seal(CONTEXT, CONTENT, List.of(old.certificate(CertificatePurpose.SEALING)));
    assertThat(renewed.certificate(CertificatePurpose.SEALING))
        .isNotEqualTo(old.certificate(CertificatePurpose.SEALING));
    Path file =
        new PartOpener(renewed)
            .open(
                new ByteArrayInputStream(sealed.bytes()),
                CONTEXT,
                sealed.digests().sealedDigest(),
                sealed.digests().contentDigest(),
                quarantine);
    opened = true;
    assertThat(Files.readAllBytes(file)).isEqualTo(CONTENT);
  }

  @Test
  void recipientsOfDifferentSuitesShareOnePart() throws Exception {
    Keystore high = DEMO.enrol("DE-SPOC", Suites.HIGH);
    List<X509Certificate> both = new ArrayList<>(certificates(FR));
    both.add(high.certificate(CertificatePurpose.SEALING));
    PartSealer.SealedInline sealed = sealer.seal(CONTEXT, CONTENT, both);
    for (Keystore keys : List.of(DEMO.keystore(FR), high)) {
      Path file =
          new PartOpener(keys)
              .open(
                  new ByteArrayInputStream(sealed.bytes()),
                  CONTEXT,
                  sealed.digests().sealedDigest(),
                  sealed.digests().contentDigest(),
                  quarantine);
      assertThat(Files.readAllBytes(file)).isEqualTo(CONTENT);
      Files.delete(file);
    }
  }

  /** Bouncy Castle's own readers open both forms: salt, then content. */
  @Test
  void anotherSoftwareOpensBothForms() throws Exception {
    JceKEMAuthEnvelopedRecipient recipient =
        new JceKEMAuthEnvelopedRecipient(
            TestFederation.privateKey(DEMO.keystore(FR), CertificatePurpose.SEALING));
    recipient.setProvider(BouncyCastle.PROVIDER);
    byte[] inline =
        new CMSAuthEnvelopedData(sealed(FR).bytes())
            .getRecipientInfos()
            .getRecipients()
            .iterator()
            .next()
            .getContent(recipient);
    assertThat(Arrays.copyOfRange(inline, 32, inline.length)).isEqualTo(CONTENT);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] large = new byte[200_000];
    new Random(1).nextBytes(large);
    sealer.seal(CONTEXT, new ByteArrayInputStream(large), certificates(FR), out);
    byte[] streamed =
        new CMSAuthEnvelopedDataParser(out.toByteArray())
            .getRecipientInfos()
            .getRecipients()
            .iterator()
            .next()
            .getContentStream(recipient)
            .getContentStream()
            .readAllBytes();
    assertThat(Arrays.copyOfRange(streamed, 32, streamed.length)).isEqualTo(large);
  }
}
