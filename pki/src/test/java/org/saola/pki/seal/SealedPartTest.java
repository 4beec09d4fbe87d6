// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.seal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.saola.pki.certificate.TestFederation.BE;
import static org.saola.pki.certificate.TestFederation.FR;
import static org.saola.pki.certificate.TestFederation.NL;
import static org.saola.pki.certificate.TestFederation.NOW;
import static org.saola.pki.cms.Asn1Edit.EXPLICIT;

import java.io.IOException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.cms.GCMParameters;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cms.CMSAlgorithm;
import org.bouncycastle.cms.CMSAuthEnvelopedDataGenerator;
import org.bouncycastle.cms.CMSEnvelopedDataGenerator;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.RecipientInfoGenerator;
import org.bouncycastle.cms.jcajce.JceCMSContentEncryptorBuilder;
import org.bouncycastle.cms.jcajce.JceKEKRecipientInfoGenerator;
import org.bouncycastle.cms.jcajce.JceKEMRecipientInfoGenerator;
import org.bouncycastle.operator.OutputAEADEncryptor;
import org.junit.jupiter.api.Test;
import org.saola.pki.certificate.CertificatePurpose;
import org.saola.pki.certificate.Keystore;
import org.saola.pki.certificate.OddCertificate;
import org.saola.pki.certificate.TestFederation;
import org.saola.pki.cms.Asn1Edit;
import org.saola.pki.cms.Der;
import org.saola.pki.cms.KeyIdentifiers;
import org.saola.pki.directory.Directory;
import org.saola.pki.directory.DirectoryDocument;
import org.saola.pki.seal.SealRefused.Code;
import org.saola.pki.suite.BouncyCastle;
import org.saola.pki.suite.Suites;

/** What a hub checks of a part that it cannot open: its algorithm, and for whom it is sealed. */
class SealedPartTest {
  private static final TestFederation DEMO = TestFederation.demo();
  private static final PartContext CONTEXT = new PartContext("demo", NL, "id", "report");
  private static final byte[] CONTENT = "pangolin scales".getBytes(UTF_8);

  // Paths into ContentInfo / AuthEnvelopedData.
  private static final int[] RECIPIENTS = {1, EXPLICIT, 1};
  private static final int[] ALGORITHM = {1, EXPLICIT, 2, 1};

  private final PartSealer sealer = new PartSealer(new SecureRandom());

  private byte[] sealed(String... agencies) {
    List<X509Certificate> certificates = new ArrayList<>();
    for (String agency : agencies) {
      certificates.addAll(DEMO.directory().sealingCertificates(agency, NOW));
    }
    return sealer.seal(CONTEXT, CONTENT, certificates).bytes();
  }

  private static SealedPart parsed(byte[] part) throws SealRefused {
    byte[] manifest = new ManifestSigner(DEMO.keystore(NL)).sign(new byte[] {'{', '}'});
    return SealedMessage.parse(SealedMessage.join(List.of(manifest, part)), 1 << 20)
        .parts()
        .getFirst();
  }

  @Test
  void recipientsAreThoseItWasSealedFor() throws Exception {
    SealedPart part = parsed(sealed(FR, BE));
    assertThat(part.recipients(DEMO.directory())).containsExactly(BE, FR);
    assertThat(part.recipients(DEMO.directory(), NOW)).containsExactly(BE, FR);
  }

  @Test
  void digestIsThatOfTheBytes() throws Exception {
    PartSealer.SealedInline sealed =
        sealer.seal(CONTEXT, CONTENT, DEMO.directory().sealingCertificates(FR, NOW));
    SealedPart part = parsed(sealed.bytes());
    assertThat(part.bytes()).isEqualTo(sealed.bytes());
    assertThat(part.digest()).isEqualTo(sealed.digests().sealedDigest());
    assertThat(sealed.digests().size()).isEqualTo(CONTENT.length);
    assertThat(sealed.digests().sealedSize()).isEqualTo(sealed.bytes().length);
  }

  @Test
  void fourByteTagIsRefused() {
    byte[] odd = Asn1Edit.replace(sealed(FR), new ASN1Integer(4), 1, EXPLICIT, 2, 1, 1, 1);
    Refusal.expect(Code.TAG_TOO_SHORT, () -> parsed(odd));
    byte[] shortTag = Asn1Edit.replace(sealed(FR), new DEROctetString(new byte[4]), 1, EXPLICIT, 3);
    Refusal.expect(Code.TAG_TOO_SHORT, () -> parsed(shortTag));
  }

  @Test
  void tagLengthLeftToItsDefaultOfTwelveIsRefused() {
    byte[] odd =
        Asn1Edit.replace(
            sealed(FR), new DERSequence(new DEROctetString(new byte[12])), 1, EXPLICIT, 2, 1, 1);
    Refusal.expect(Code.TAG_TOO_SHORT, () -> parsed(odd));
  }

  @Test
  void cbcContentIsRefused() throws Exception {
    AlgorithmIdentifier cbc =
        new AlgorithmIdentifier(CMSAlgorithm.AES256_CBC, new DEROctetString(new byte[16]));
    byte[] odd = Asn1Edit.replace(sealed(FR), cbc, ALGORITHM);
    Refusal.expect(Code.CONTENT_ALGORITHM_NOT_ALLOWED, () -> parsed(odd));
    CMSEnvelopedDataGenerator generator = new CMSEnvelopedDataGenerator();
    generator.addRecipientInfoGenerator(kem(FR));
    byte[] enveloped =
        generator
            .generate(
                new CMSProcessableByteArray(CONTENT),
                new JceCMSContentEncryptorBuilder(CMSAlgorithm.AES256_CBC)
                    .setProvider(BouncyCastle.PROVIDER)
                    .build())
            .toASN1Structure()
            .getEncoded("DER");
    Refusal.expect(Code.MALFORMED, () -> parsed(enveloped));
  }

  @Test
  void shorterKeyAndOtherNonceAreRefused() {
    GCMParameters usual = new GCMParameters(new byte[12], 16);
    byte[] aes128 =
        Asn1Edit.replace(
            sealed(FR), new AlgorithmIdentifier(CMSAlgorithm.AES128_GCM, usual), ALGORITHM);
    Refusal.expect(Code.CONTENT_ALGORITHM_NOT_ALLOWED, () -> parsed(aes128));
    byte[] longNonce =
        Asn1Edit.replace(
            sealed(FR),
            new AlgorithmIdentifier(CMSAlgorithm.AES256_GCM, new GCMParameters(new byte[16], 16)),
            ALGORITHM);
    Refusal.expect(Code.MALFORMED, () -> parsed(longNonce));
  }

  @Test
  void recipientThatTheDirectoryDoesNotKnowIsHidden() throws Exception {
    X509Certificate stranger =
        TestFederation.foreign().keystore(FR).certificate(CertificatePurpose.SEALING);
    X509Certificate known = DEMO.keystore(FR).certificate(CertificatePurpose.SEALING);
    SealedPart part = parsed(sealer.seal(CONTEXT, CONTENT, List.of(known, stranger)).bytes());
    Refusal.expect(Code.HIDDEN_RECIPIENT, () -> part.recipients(DEMO.directory()));
  }

  @Test
  void recipientWithAKeyOfAnotherPurposeIsHidden() throws Exception {
    byte[] signing = KeyIdentifiers.of(DEMO.keystore(FR).certificate(CertificatePurpose.SIGNING));
    byte[] odd = Asn1Edit.edit(sealed(FR), info -> named(info, signing), at(RECIPIENTS, 0));
    SealedPart part = parsed(odd);
    Refusal.expect(Code.HIDDEN_RECIPIENT, () -> part.recipients(DEMO.directory()));
  }

  @Test
  void recipientWithAKeyOfAnotherSuiteIsHidden() throws Exception {
    Keystore high = DEMO.enrol("DE-SPOC", Suites.HIGH);
    Directory directory =
        DEMO.directory(DEMO.document().with(TestFederation.listing("DE-SPOC").with(high)));
    byte[] key = KeyIdentifiers.of(high.certificate(CertificatePurpose.SEALING));
    SealedPart part =
        parsed(Asn1Edit.edit(sealed(FR), info -> named(info, key), at(RECIPIENTS, 0)));
    Refusal.expect(Code.HIDDEN_RECIPIENT, () -> part.recipients(directory));
  }

  @Test
  void hiddenRecipientInfosOfOtherKindsAreRefused() throws Exception {
    byte[] kek = {1, 2, 3};
    CMSAuthEnvelopedDataGenerator generator = new CMSAuthEnvelopedDataGenerator();
    generator.addRecipientInfoGenerator(kem(FR));
    generator.addRecipientInfoGenerator(
        new JceKEKRecipientInfoGenerator(kek, new SecretKeySpec(new byte[32], "AES"))
            .setProvider(BouncyCastle.PROVIDER));
    Refusal.expect(Code.HIDDEN_RECIPIENT, () -> parsed(der(generator)));
  }

  @Test
  void otherKeyDerivationAndUserKeyingMaterialAreRefused() throws Exception {
    AlgorithmIdentifier sha512 =
        new AlgorithmIdentifier(PKCSObjectIdentifiers.id_alg_hkdf_with_sha512);
    for (RecipientInfoGenerator odd :
        List.of(kem(FR).setKDF(sha512), kem(FR).setUserKeyingMaterial(new byte[] {1}))) {
      CMSAuthEnvelopedDataGenerator generator = new CMSAuthEnvelopedDataGenerator();
      generator.addRecipientInfoGenerator(odd);
      Refusal.expect(Code.HIDDEN_RECIPIENT, () -> parsed(der(generator)));
    }
  }

  @Test
  void anotherSoftwaresEnvelopeIsAccepted() throws Exception {
    CMSAuthEnvelopedDataGenerator generator = new CMSAuthEnvelopedDataGenerator();
    generator.addRecipientInfoGenerator(kem(FR));
    assertThat(parsed(der(generator)).recipients(DEMO.directory())).containsExactly(FR);
  }

  @Test
  void twoRecipientInfosForOneKeyAreRefused() throws Exception {
    CMSAuthEnvelopedDataGenerator generator = new CMSAuthEnvelopedDataGenerator();
    generator.addRecipientInfoGenerator(kem(FR));
    generator.addRecipientInfoGenerator(kem(FR));
    Refusal.expect(Code.MALFORMED, () -> parsed(der(generator)));
  }

  @Test
  void nobodyIsRefused() {
    Refusal.expect(
        Code.MALFORMED, () -> parsed(Asn1Edit.replace(sealed(FR), new DERSet(), RECIPIENTS)));
    assertThatThrownBy(() -> sealer.seal(CONTEXT, CONTENT, List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void attributesOriginatorAndOtherTypesAreRefused() {
    DERSet attributes = new DERSet(new DERSequence());
    byte[] part = sealed(FR);
    for (byte[] odd :
        List.of(
            Asn1Edit.append(part, new DERTaggedObject(false, 2, attributes), 1, EXPLICIT),
            Asn1Edit.append(part, new DERTaggedObject(false, 1, attributes), 1, EXPLICIT),
            Asn1Edit.append(part, DERNull.INSTANCE, 1, EXPLICIT, 2),
            Asn1Edit.remove(part, 1, EXPLICIT, 2, 2),
            Asn1Edit.remove(part, 1, EXPLICIT, 3),
            Asn1Edit.replace(part, new ASN1Integer(1), 1, EXPLICIT, 0),
            Asn1Edit.replace(
                part, new ASN1ObjectIdentifier("1.2.840.113549.1.7.2"), 1, EXPLICIT, 2, 0))) {
      Refusal.expect(Code.MALFORMED, () -> parsed(odd));
    }
  }

  @Test
  void revokedRecipientIsRefused() throws Exception {
    X509Certificate key = DEMO.keystore(FR).certificate(CertificatePurpose.SEALING);
    Directory directory =
        DEMO.directory(
            DEMO.document()
                .with(DirectoryDocument.Revocation.of(key, NOW.plusSeconds(9), "key-compromise")));
    SealedPart part = parsed(sealed(FR));
    assertThat(part.recipients(directory, NOW)).containsExactly(FR);
    Refusal.expect(Code.RECIPIENT_REVOKED, () -> part.recipients(directory, NOW.plusSeconds(9)));
    assertThat(directory.sealingCertificates(FR, NOW.plusSeconds(9))).isEmpty();
  }

  @Test
  void onlySealingCertificatesReceive() {
    for (X509Certificate other :
        List.of(
            DEMO.keystore(FR).certificate(CertificatePurpose.SIGNING),
            DEMO.keystore(FR).certificate(CertificatePurpose.TRANSPORT),
            OddCertificate.of(DEMO).build())) {
      assertThatThrownBy(() -> sealer.seal(CONTEXT, CONTENT, List.of(other)))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  private static int[] at(int[] path, int... more) {
    return IntStream.concat(Arrays.stream(path), Arrays.stream(more)).toArray();
  }

  /** A RecipientInfo under another key identifier. */
  private static ASN1Encodable named(ASN1Encodable recipientInfo, byte[] keyIdentifier) {
    byte[] outer = Der.encode(recipientInfo);
    byte[] edited =
        Asn1Edit.replace(
            outer, new DERTaggedObject(false, 0, new DEROctetString(keyIdentifier)), 1, 1);
    return readAny(edited);
  }

  private static ASN1Encodable readAny(byte[] der) {
    try {
      return ASN1Primitive.fromByteArray(der);
    } catch (IOException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static JceKEMRecipientInfoGenerator kem(String agency) throws Exception {
    X509Certificate certificate = DEMO.keystore(agency).certificate(CertificatePurpose.SEALING);
    return new JceKEMRecipientInfoGenerator(
            KeyIdentifiers.of(certificate), certificate.getPublicKey(), CMSAlgorithm.AES256_WRAP)
        .setKDF(new AlgorithmIdentifier(PKCSObjectIdentifiers.id_alg_hkdf_with_sha256))
        .setProvider(BouncyCastle.PROVIDER);
  }

  private static byte[] der(CMSAuthEnvelopedDataGenerator generator) throws Exception {
    return generator
        .generate(
            new CMSProcessableByteArray(CONTENT),
            (OutputAEADEncryptor)
                new JceCMSContentEncryptorBuilder(CMSAlgorithm.AES256_GCM)
                    .setProvider(BouncyCastle.PROVIDER)
                    .build())
        .toASN1Structure()
        .getEncoded("DER");
  }
}
