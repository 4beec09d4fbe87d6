// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.seal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.saola.pki.certificate.TestFederation.FR;
import static org.saola.pki.certificate.TestFederation.NL;
import static org.saola.pki.certificate.TestFederation.NOW;
import static org.saola.pki.cms.Asn1Edit.EXPLICIT;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Date;
import java.util.HashMap;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.SignerInfoGeneratorBuilder;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.junit.jupiter.api.Test;
import org.saola.pki.certificate.CertificatePurpose;
import org.saola.pki.certificate.Certificates;
import org.saola.pki.certificate.TestFederation;
import org.saola.pki.cms.Asn1Edit;
import org.saola.pki.cms.Digests;
import org.saola.pki.cms.KeyIdentifiers;
import org.saola.pki.seal.SealRefused.Code;
import org.saola.pki.suite.BouncyCastle;
import org.saola.pki.suite.Suites;

/** The shape of a SignedData: what others would still call valid CMS, and the profile does not. */
class SignedDataFormTest {
  private static final byte[] MANIFEST = "{\"id\":\"1\"}".getBytes(UTF_8);
  private static final TestFederation DEMO = TestFederation.demo();
  private static final X509Certificate CERTIFICATE =
      DEMO.keystore(NL).certificate(CertificatePurpose.SIGNING);
  private static final ASN1ObjectIdentifier DATA = PKCSObjectIdentifiers.data;

  // Paths into ContentInfo / SignedData / SignerInfo.
  private static final int[] SIGNED_DATA = {1, EXPLICIT};
  private static final int[] SIGNER = {1, EXPLICIT, 3, 0};

  private final byte[] signed = new ManifestSigner(DEMO.keystore(NL)).sign(MANIFEST);

  private static SignedManifest.Signer verify(byte[] bytes) throws SealRefused {
    return SealedMessage.parse(bytes, 1 << 20)
        .signedManifest()
        .orElseThrow()
        .verify(DEMO.directory(), 1, NOW);
  }

  private static int[] at(int[] path, int... more) {
    return IntStream.concat(Arrays.stream(path), Arrays.stream(more)).toArray();
  }

  /** Bouncy Castle's generator, told to follow the profile, makes what we accept. */
  @Test
  void anotherSoftwaresSignatureIsAccepted() throws Exception {
    byte[] bytes = generated(certificateAttribute(CERTIFICATE)).toASN1Structure().getEncoded("DER");
    assertThat(verify(bytes).agency()).isEqualTo(NL);
  }

  @Test
  void anotherSoftwareAcceptsOurs() throws Exception {
    var signedData = new CMSSignedData(signed);
    var signer = signedData.getSignerInfos().getSigners().iterator().next();
    assertThat(
            signer.verify(
                new JcaSimpleSignerInfoVerifierBuilder()
                    .setProvider(BouncyCastle.PROVIDER)
                    .build(CERTIFICATE)))
        .isTrue();
    assertThat(signer.getSID().getSubjectKeyIdentifier()).isEqualTo(KeyIdentifiers.of(CERTIFICATE));
    assertThat(signedData.getVersion()).isEqualTo(3);
  }

  @Test
  void zeroSignersAreRefused() {
    byte[] odd = Asn1Edit.replace(signed, new DERSet(), 1, EXPLICIT, 3);
    Refusal.expect(Code.NO_SIGNER, () -> verify(odd));
  }

  @Test
  void twoSignersAreRefused() {
    byte[] second = new ManifestSigner(DEMO.keystore(FR)).sign(MANIFEST);
    Asn1Edit.edit(
        second,
        theirs -> {
          byte[] odd = Asn1Edit.append(signed, theirs, at(SIGNED_DATA, 3));
          byte[] sorted =
              Asn1Edit.edit(odd, set -> new DERSet(((ASN1Set) set).toArray()), 1, EXPLICIT, 3);
          Refusal.expect(Code.SEVERAL_SIGNERS, () -> verify(sorted));
          return theirs;
        },
        SIGNER);
  }

  @Test
  void classicalSignatureAloneIsRefused() throws Exception {
    KeyPair classical =
        KeyPairGenerator.getInstance("Ed25519", BouncyCastle.PROVIDER).generateKeyPair();
    byte[] odd =
        generator("Ed25519", classical.getPrivate(), certificateAttribute(CERTIFICATE))
            .generate(new CMSProcessableByteArray(MANIFEST), true)
            .toASN1Structure()
            .getEncoded("DER");
    Refusal.expect(Code.SUITE_NOT_ALLOWED, () -> verify(odd));
  }

  @Test
  void certificatesInsideAreRefused() throws Exception {
    DERTaggedObject certificates =
        new DERTaggedObject(
            false, 0, new DERSet(new JcaX509CertificateHolder(CERTIFICATE).toASN1Structure()));
    byte[] odd = inserted(signed, certificates);
    Refusal.expect(Code.MALFORMED, () -> verify(odd));
    byte[] byTheSigner =
        DEMO.keystore(NL)
            .signingKey()
            .signWith(MANIFEST, List.of(Certificates.encoded(CERTIFICATE)));
    Refusal.expect(Code.MALFORMED, () -> verify(byTheSigner));
    byte[] none = inserted(signed, new DERTaggedObject(false, 0, new DERSet()));
    Refusal.expect(Code.MALFORMED, () -> verify(none));
  }

  @Test
  void revocationListsInsideAreRefused() {
    byte[] odd = inserted(signed, new DERTaggedObject(false, 1, new DERSet(new DERSequence())));
    Refusal.expect(Code.MALFORMED, () -> verify(odd));
  }

  /** Between the content and the signers. */
  private static byte[] inserted(byte[] signed, DERTaggedObject element) {
    byte[] longer = Asn1Edit.append(signed, DERNull.INSTANCE, SIGNED_DATA);
    return Asn1Edit.edit(
        longer,
        whole -> {
          var old = ASN1Sequence.getInstance(whole);
          return new DERSequence(
              new ASN1Encodable[] {
                old.getObjectAt(0),
                old.getObjectAt(1),
                old.getObjectAt(2),
                element,
                old.getObjectAt(3)
              });
        },
        SIGNED_DATA);
  }

  @Test
  void unsignedAttributesAreRefused() {
    Attribute attribute =
        new Attribute(CMSAttributes.signingTime, new DERSet(new Time(Date.from(NOW))));
    byte[] odd =
        Asn1Edit.append(signed, new DERTaggedObject(false, 1, new DERSet(attribute)), SIGNER);
    Refusal.expect(Code.MALFORMED, () -> verify(odd));
  }

  @Test
  void signerNamedByIssuerAndSerialIsRefused() throws Exception {
    byte[] odd = byIssuerAndSerial().toASN1Structure().getEncoded("DER");
    Refusal.expect(Code.MALFORMED, () -> verify(odd));
  }

  @Test
  void berIsRefused() throws Exception {
    byte[] ber = generated(certificateAttribute(CERTIFICATE)).toASN1Structure().getEncoded("BER");
    assertThat(ber).isNotEqualTo(signed);
    Refusal.expect(Code.MALFORMED, () -> verify(ber));
  }

  @Test
  void trailingBytesAreRefused() {
    byte[] longer = Arrays.copyOf(signed, signed.length + 2);
    Refusal.expect(Code.MALFORMED, () -> verify(longer));
    byte[] inside = Asn1Edit.append(signed, DERNull.INSTANCE, SIGNED_DATA);
    Refusal.expect(Code.MALFORMED, () -> verify(inside));
    byte[] outside = Asn1Edit.append(signed, DERNull.INSTANCE);
    Refusal.expect(Code.MALFORMED, () -> verify(outside));
  }

  @Test
  void otherContentTypeIsRefused() {
    byte[] odd = Asn1Edit.replace(signed, CMSAttributes.contentType, 1, EXPLICIT, 2, 0);
    Refusal.expect(Code.MALFORMED, () -> verify(odd));
  }

  @Test
  void detachedSignatureIsRefused() {
    byte[] odd = Asn1Edit.remove(signed, 1, EXPLICIT, 2, 1);
    Refusal.expect(Code.MALFORMED, () -> verify(odd));
  }

  @Test
  void versionsAndAlgorithmsAreThoseOfTheSuite() {
    AlgorithmIdentifier sha256 = new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256);
    AlgorithmIdentifier withNull =
        new AlgorithmIdentifier(Suites.DEFAULT.signature().oid(), DERNull.INSTANCE);
    Map<int[], ASN1Encodable> changes = new HashMap<>();
    changes.put(at(SIGNED_DATA, 0), new ASN1Integer(1));
    changes.put(at(SIGNED_DATA, 1), new DERSet());
    changes.put(at(SIGNED_DATA, 1, 0), sha256);
    changes.put(at(SIGNER, 0), new ASN1Integer(1));
    changes.put(at(SIGNER, 2), sha256);
    changes.put(at(SIGNER, 4), withNull);
    changes.forEach(
        (path, change) ->
            Refusal.expect(Code.MALFORMED, () -> verify(Asn1Edit.replace(signed, change, path))));
  }

  @Test
  void signedAttributesAreExactlyThree() throws Exception {
    AttributeTable without = new AttributeTable(new Hashtable<>());
    AttributeTable withTime =
        certificateAttribute(CERTIFICATE).add(CMSAttributes.signingTime, new Time(Date.from(NOW)));
    AttributeTable others =
        certificateAttribute(DEMO.keystore(FR).certificate(CertificatePurpose.SIGNING));
    for (AttributeTable attributes : List.of(without, withTime, others)) {
      byte[] odd = generated(attributes).toASN1Structure().getEncoded("DER");
      Refusal.expect(Code.BAD_SIGNATURE, () -> verify(odd));
    }
  }

  @Test
  void unsortedSignedAttributesAreRefused() {
    byte[] odd =
        Asn1Edit.edit(
            signed,
            attributes -> {
              var set = ASN1Sequence.getInstance((ASN1TaggedObject) attributes, false);
              return new DERTaggedObject(
                  false,
                  0,
                  new DERSequence(
                      new ASN1Encodable[] {
                        set.getObjectAt(1), set.getObjectAt(0), set.getObjectAt(2)
                      }));
            },
            at(SIGNER, 3));
    assertThat(odd).hasSameSizeAs(signed).isNotEqualTo(signed);
    Refusal.expect(Code.BAD_SIGNATURE, () -> verify(odd));
  }

  @Test
  void signatureWithoutSignedAttributesIsRefused() throws Exception {
    CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
    generator.addSignerInfoGenerator(
        builder().setDirectSignature(true).build(signer(), KeyIdentifiers.of(CERTIFICATE)));
    byte[] odd =
        generator
            .generate(new CMSProcessableByteArray(MANIFEST), true)
            .toASN1Structure()
            .getEncoded("DER");
    Refusal.expect(Code.MALFORMED, () -> verify(odd));
  }

  @Test
  void constructedKeyIdentifierIsRefused() {
    byte[] identifier = KeyIdentifiers.of(CERTIFICATE);
    byte[] odd =
        Asn1Edit.replace(
            signed,
            new DERTaggedObject(false, 0, new DERSequence(new DEROctetString(identifier))),
            at(SIGNER, 1));
    Refusal.expect(Code.MALFORMED, () -> verify(odd));
  }

  private static AttributeTable certificateAttribute(X509Certificate certificate) {
    Hashtable<ASN1ObjectIdentifier, Attribute> table = new Hashtable<>();
    table.put(
        PKCSObjectIdentifiers.id_aa_signingCertificateV2,
        new Attribute(
            PKCSObjectIdentifiers.id_aa_signingCertificateV2,
            new DERSet(
                new SigningCertificateV2(
                    new ESSCertIDv2(Digests.sha256(Certificates.encoded(certificate)))))));
    return new AttributeTable(table);
  }

  private static CMSSignedData generated(AttributeTable attributes) throws Exception {
    return generator(Suites.DEFAULT.signature().name(), key(), attributes)
        .generate(new CMSProcessableByteArray(DATA, MANIFEST), true);
  }

  private static CMSSignedDataGenerator generator(
      String algorithm, PrivateKey key, AttributeTable attributes) throws Exception {
    CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
    generator.addSignerInfoGenerator(
        builder()
            .setContentDigest(Suites.DEFAULT.messageDigest().identifier())
            .setSignedAttributeGenerator(new Cades(attributes))
            .build(
                new JcaContentSignerBuilder(algorithm)
                    .setProvider(BouncyCastle.PROVIDER)
                    .build(key),
                KeyIdentifiers.of(CERTIFICATE)));
    return generator;
  }

  private static CMSSignedData byIssuerAndSerial() throws Exception {
    CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
    generator.addSignerInfoGenerator(
        new JcaSignerInfoGeneratorBuilder(
                new JcaDigestCalculatorProviderBuilder().setProvider(BouncyCastle.PROVIDER).build())
            .setSignedAttributeGenerator(new Cades(certificateAttribute(CERTIFICATE)))
            .build(signer(), CERTIFICATE));
    return generator.generate(new CMSProcessableByteArray(MANIFEST), true);
  }

  private static ContentSigner signer() throws Exception {
    return new JcaContentSignerBuilder(Suites.DEFAULT.signature().name())
        .setProvider(BouncyCastle.PROVIDER)
        .build(key());
  }

  private static SignerInfoGeneratorBuilder builder() throws Exception {
    return new SignerInfoGeneratorBuilder(
        new JcaDigestCalculatorProviderBuilder().setProvider(BouncyCastle.PROVIDER).build());
  }

  private static PrivateKey key() {
    return TestFederation.privateKey(DEMO.keystore(NL), CertificatePurpose.SIGNING);
  }

  /** Bouncy Castle's attributes without those that the profile does not have. */
  private static final class Cades extends DefaultSignedAttributeTableGenerator {
    private final AttributeTable more;

    Cades(AttributeTable more) {
      super(more);
      this.more = more;
    }

    @Override
    @SuppressWarnings({"rawtypes", "unchecked"})
    protected Hashtable createStandardAttributeTable(Map parameters) {
      Hashtable table = super.createStandardAttributeTable(parameters);
      table.remove(CMSAttributes.cmsAlgorithmProtect);
      if (more.get(CMSAttributes.signingTime) == null) {
        table.remove(CMSAttributes.signingTime);
      }
      return table;
    }
  }
}
