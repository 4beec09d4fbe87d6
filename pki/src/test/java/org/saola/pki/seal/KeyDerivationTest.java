// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.seal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.saola.pki.certificate.TestFederation.FR;
import static org.saola.pki.certificate.TestFederation.NL;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.KeyGenerator;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cms.CMSAlgorithm;
import org.bouncycastle.jcajce.spec.KEMExtractSpec;
import org.junit.jupiter.api.Test;
import org.saola.pki.certificate.CertificatePurpose;
import org.saola.pki.certificate.TestFederation;
import org.saola.pki.suite.BouncyCastle;
import org.saola.pki.suite.Suites;

/** RFC 9629 read a second time: a part opened step by step, with the JDK from the secret on. */
class KeyDerivationTest {
  @Test
  void partOpensAsTheRfcSays() throws Exception {
    TestFederation demo = TestFederation.demo();
    byte[] content = "scales".getBytes(UTF_8);
    PartSealer.SealedInline sealed =
        new PartSealer(new SecureRandom())
            .seal(
                new PartContext("demo", NL, "id", "report"),
                content,
                List.of(demo.keystore(FR).certificate(CertificatePurpose.SEALING)));
    ASN1Sequence envelope =
        ASN1Sequence.getInstance(
            tagged(
                    ASN1Sequence.getInstance(ASN1Primitive.fromByteArray(sealed.bytes()))
                        .getObjectAt(1))
                .getExplicitBaseObject());
    ASN1Sequence other =
        ASN1Sequence.getInstance(
            tagged(ASN1Set.getInstance(envelope.getObjectAt(1)).getObjectAt(0)), false);
    ASN1Sequence kem = ASN1Sequence.getInstance(other.getObjectAt(1));

    KeyGenerator extractor =
        KeyGenerator.getInstance(Suites.DEFAULT.encapsulation().name(), BouncyCastle.PROVIDER);
    extractor.init(
        new KEMExtractSpec.Builder(
                TestFederation.privateKey(demo.keystore(FR), CertificatePurpose.SEALING),
                octets(kem.getObjectAt(3)),
                "AES",
                256)
            .withNoKdf()
            .build());
    byte[] secret = extractor.generateKey().getEncoded();

    // RFC 9629 5: CMSORIforKEMOtherInfo, the wrap algorithm and the length of its key.
    byte[] info =
        new DERSequence(
                new ASN1Encodable[] {
                  new AlgorithmIdentifier(CMSAlgorithm.AES256_WRAP), new ASN1Integer(32)
                })
            .getEncoded();
    SecretKey wrapping =
        KDF.getInstance("HKDF-SHA256")
            .deriveKey(
                "AES",
                HKDFParameterSpec.ofExtract()
                    .addIKM(new SecretKeySpec(secret, "Generic"))
                    .thenExpand(info, 32));
    Cipher unwrap = Cipher.getInstance("AESWrap");
    unwrap.init(Cipher.UNWRAP_MODE, wrapping);
    SecretKey key = (SecretKey) unwrap.unwrap(octets(kem.getObjectAt(7)), "AES", Cipher.SECRET_KEY);

    ASN1Sequence encrypted = ASN1Sequence.getInstance(envelope.getObjectAt(2));
    ASN1Sequence algorithm = ASN1Sequence.getInstance(encrypted.getObjectAt(1));
    byte[] nonce = octets(ASN1Sequence.getInstance(algorithm.getObjectAt(1)).getObjectAt(0));
    Cipher gcm = Cipher.getInstance("AES/GCM/NoPadding");
    gcm.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(128, nonce));
    gcm.update(ASN1OctetString.getInstance(tagged(encrypted.getObjectAt(2)), false).getOctets());
    byte[] plaintext = gcm.doFinal(octets(envelope.getObjectAt(3)));
    assertThat(Arrays.copyOfRange(plaintext, 32, plaintext.length)).isEqualTo(content);
  }

  private static ASN1TaggedObject tagged(ASN1Encodable element) {
    return ASN1TaggedObject.getInstance(element);
  }

  private static byte[] octets(ASN1Encodable element) {
    return ASN1OctetString.getInstance(element).getOctets();
  }
}
