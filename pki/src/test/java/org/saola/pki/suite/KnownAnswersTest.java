// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Security;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.KeyGenerator;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.jcajce.spec.ContextParameterSpec;
import org.bouncycastle.jcajce.spec.HKDFParameterSpec;
import org.bouncycastle.jcajce.spec.KEMExtractSpec;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The components of the suites against published vectors, through the very providers we use. */
class KnownAnswersTest {
  private static final Provider BC = BouncyCastle.PROVIDER;

  @TestFactory
  Stream<DynamicTest> mlDsa65() throws Exception {
    return Wycheproof.tests(
        "mldsa_65_verify_test.json",
        vector -> assertThat(holds("ML-DSA-65", vector)).isEqualTo(vector.is("valid")));
  }

  @TestFactory
  Stream<DynamicTest> ed25519() throws Exception {
    return Wycheproof.tests(
        "ed25519_test.json",
        vector -> assertThat(holds("Ed25519", vector)).isEqualTo(vector.is("valid")));
  }

  private static boolean holds(String algorithm, Wycheproof.Case vector) {
    try {
      Signature verifier = Signature.getInstance(algorithm, BC);
      byte[] key =
          vector.group().has("publicKeyDer")
              ? vector.groupBytes("publicKeyDer")
              : new SubjectPublicKeyInfo(
                      new AlgorithmIdentifier(NISTObjectIdentifiers.id_ml_dsa_65),
                      vector.groupBytes("publicKey"))
                  .getEncoded();
      verifier.initVerify(
          KeyFactory.getInstance(algorithm, BC).generatePublic(new X509EncodedKeySpec(key)));
      if (vector.test().has("ctx")) {
        verifier.setParameter(new ContextParameterSpec(vector.bytes("ctx")));
      }
      verifier.update(vector.bytes("msg"));
      return verifier.verify(vector.bytes("sig"));
    } catch (Exception e) {
      return false;
    }
  }

  @TestFactory
  Stream<DynamicTest> mlKem768() throws Exception {
    return Wycheproof.tests(
        "mlkem_768_test.json",
        vector -> {
          byte[] secret = decapsulated(vector);
          if (vector.is("valid")) {
            assertThat(secret).isEqualTo(vector.bytes("K"));
          } else {
            assertThat(secret).isNull();
          }
        });
  }

  private static byte[] decapsulated(Wycheproof.Case vector) {
    try {
      PrivateKeyInfo seed =
          new PrivateKeyInfo(
              new AlgorithmIdentifier(NISTObjectIdentifiers.id_alg_ml_kem_768),
              new DERTaggedObject(false, 0, new DEROctetString(vector.bytes("seed"))));
      PrivateKey key =
          KeyFactory.getInstance("ML-KEM-768", BC)
              .generatePrivate(new PKCS8EncodedKeySpec(seed.getEncoded()));
      KeyGenerator kem = KeyGenerator.getInstance("ML-KEM-768", BC);
      kem.init(new KEMExtractSpec.Builder(key, vector.bytes("c"), "AES", 256).withNoKdf().build());
      return kem.generateKey().getEncoded();
    } catch (Exception e) {
      return null;
    }
  }

  @TestFactory
  Stream<DynamicTest> x25519() throws Exception {
    return Wycheproof.tests(
        "x25519_test.json",
        vector -> {
          byte[] secret = agreed(vector);
          // Acceptable: low order points and the like; to refuse them is right too.
          if (secret != null || vector.is("valid")) {
            assertThat(secret).isEqualTo(vector.bytes("shared"));
          }
        });
  }

  private static byte[] agreed(Wycheproof.Case vector) throws Exception {
    AlgorithmIdentifier x25519 = new AlgorithmIdentifier(EdECObjectIdentifiers.id_X25519);
    KeyFactory factory = KeyFactory.getInstance("X25519", BC);
    PrivateKey key =
        factory.generatePrivate(
            new PKCS8EncodedKeySpec(
                new PrivateKeyInfo(x25519, new DEROctetString(vector.bytes("private")))
                    .getEncoded()));
    KeyAgreement agreement = KeyAgreement.getInstance("X25519", BC);
    agreement.init(key);
    try {
      agreement.doPhase(
          factory.generatePublic(
              new X509EncodedKeySpec(
                  new SubjectPublicKeyInfo(x25519, vector.bytes("public")).getEncoded())),
          true);
      return agreement.generateSecret();
    } catch (GeneralSecurityException | IllegalStateException e) {
      return null;
    }
  }

  @TestFactory
  Stream<DynamicTest> aesGcmOfTheJdk() throws Exception {
    return Wycheproof.tests(
        "aes_gcm_test.json", vector -> aesGcm(Security.getProvider("SunJCE"), vector));
  }

  @TestFactory
  Stream<DynamicTest> aesGcmOfBouncyCastle() throws Exception {
    return Wycheproof.tests("aes_gcm_test.json", vector -> aesGcm(BC, vector));
  }

  private static void aesGcm(Provider provider, Wycheproof.Case vector) throws Exception {
    byte[] opened = null;
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding", provider);
      cipher.init(
          Cipher.DECRYPT_MODE,
          new SecretKeySpec(vector.bytes("key"), "AES"),
          new GCMParameterSpec(128, vector.bytes("iv")));
      cipher.updateAAD(vector.bytes("aad"));
      cipher.update(new byte[0]);
      byte[] sealed = Arrays.copyOf(vector.bytes("ct"), vector.bytes("ct").length + 16);
      System.arraycopy(vector.bytes("tag"), 0, sealed, sealed.length - 16, 16);
      opened = cipher.doFinal(sealed);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      assertThat(vector.is("valid")).as(e.toString()).isFalse();
    }
    if (opened != null) {
      assertThat(vector.is("valid")).isTrue();
      assertThat(opened).isEqualTo(vector.bytes("msg"));
    }
  }

  @TestFactory
  Stream<DynamicTest> hkdfSha256() throws Exception {
    return Wycheproof.tests(
        "hkdf_sha256_test.json",
        vector -> {
          byte[] key = null;
          try {
            key =
                SecretKeyFactory.getInstance("HKDF-SHA256", BC)
                    .generateSecret(
                        new HKDFParameterSpec(
                            vector.bytes("ikm"),
                            vector.bytes("salt"),
                            vector.bytes("info"),
                            vector.test().get("size").asInt()))
                    .getEncoded();
          } catch (GeneralSecurityException | RuntimeException e) {
            assertThat(vector.is("valid")).as(e.toString()).isFalse();
          }
          if (key != null) {
            assertThat(key).isEqualTo(vector.bytes("okm"));
          }
        });
  }
}
