// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Security;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.List;
import javax.crypto.KeyAgreement;
import javax.crypto.KeyGenerator;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.jcajce.CompositePrivateKey;
import org.bouncycastle.jcajce.CompositePublicKey;
import org.bouncycastle.jcajce.SecretKeyWithEncapsulation;
import org.bouncycastle.jcajce.spec.ContextParameterSpec;
import org.bouncycastle.jcajce.spec.KEMExtractSpec;
import org.bouncycastle.jcajce.spec.KEMGenerateSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SuitesTest {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final byte[] MESSAGE = "a manifest".getBytes(StandardCharsets.UTF_8);

  static List<Suite> suites() {
    return Suites.all();
  }

  @Test
  void numbersAndAlgorithmsAreUnique() {
    assertThat(suites()).extracting(Suite::number).containsExactly(1, 2);
    assertThat(suites()).extracting(suite -> suite.signature().oid()).doesNotHaveDuplicates();
    assertThat(suites()).extracting(suite -> suite.encapsulation().oid()).doesNotHaveDuplicates();
    assertThat(Suites.DEFAULT.number()).isEqualTo(1);
  }

  @Test
  void providerIsNotRegistered() {
    assertThat(Security.getProvider(BouncyCastle.PROVIDER.getName())).isNull();
  }

  @ParameterizedTest
  @MethodSource("suites")
  void keysNameTheAlgorithmOfTheRegistry(Suite suite) throws Exception {
    for (Composite composite : List.of(suite.signature(), suite.encapsulation())) {
      PublicKey key = composite.generate(RANDOM).getPublic();
      assertThat(SubjectPublicKeyInfo.getInstance(key.getEncoded()).getAlgorithm())
          .isEqualTo(composite.identifier());
    }
  }

  @ParameterizedTest
  @MethodSource("suites")
  void signatureNeedsBothComponents(Suite suite) throws Exception {
    Composite composite = suite.signature();
    KeyPair keys = composite.generate(RANDOM);
    KeyPair other = composite.generate(RANDOM);
    byte[] signature = sign(suite, keys);
    assertThat(verify(suite, keys.getPublic(), signature)).isTrue();
    assertThat(verify(suite, mixed(composite, keys, other), signature)).isFalse();
    assertThat(verify(suite, mixed(composite, other, keys), signature)).isFalse();
  }

  private static PublicKey mixed(Composite composite, KeyPair first, KeyPair second) {
    return CompositePublicKey.builder(composite.oid())
        .addPublicKey(((CompositePublicKey) first.getPublic()).getPublicKeys().get(0))
        .addPublicKey(((CompositePublicKey) second.getPublic()).getPublicKeys().get(1))
        .build();
  }

  /** draft-ietf-lamps-pq-composite-sigs: each half signs the same domain-separated digest. */
  @Test
  void suite1SignatureIsTwoSignaturesOfTheDraftsMessage() throws Exception {
    KeyPair keys = Suites.DEFAULT.signature().generate(RANDOM);
    List<PublicKey> halves = ((CompositePublicKey) keys.getPublic()).getPublicKeys();
    byte[] signature = sign(Suites.DEFAULT, keys);
    byte[] label = "COMPSIG-MLDSA65-Ed25519-SHA512".getBytes(StandardCharsets.US_ASCII);
    byte[] digest = MessageDigest.getInstance("SHA-512").digest(MESSAGE);
    byte[] prefix = "CompositeAlgorithmSignatures2025".getBytes(StandardCharsets.US_ASCII);
    byte[] message = concatenated(prefix, label, new byte[] {0}, digest);

    Signature first = Signature.getInstance("ML-DSA-65", BouncyCastle.PROVIDER);
    first.initVerify(halves.get(0));
    first.setParameter(new ContextParameterSpec(label));
    first.update(message);
    assertThat(first.verify(Arrays.copyOf(signature, 3309))).isTrue();

    Signature second = Signature.getInstance("Ed25519", "SunEC");
    second.initVerify(
        KeyFactory.getInstance("Ed25519", "SunEC")
            .generatePublic(new X509EncodedKeySpec(halves.get(1).getEncoded())));
    second.update(message);
    assertThat(second.verify(Arrays.copyOfRange(signature, 3309, signature.length))).isTrue();
  }

  /** draft-ietf-lamps-pq-composite-kem: the secret hashes both halves, and the classical share. */
  @Test
  void suite1EncapsulationIsTheDraftsCombination() throws Exception {
    KeyPair keys = Suites.DEFAULT.encapsulation().generate(RANDOM);
    List<PrivateKey> halves = ((CompositePrivateKey) keys.getPrivate()).getPrivateKeys();
    SecretKeyWithEncapsulation sent = encapsulate(Suites.DEFAULT, keys.getPublic());
    byte[] first = Arrays.copyOf(sent.getEncapsulation(), 1088);
    byte[] share = Arrays.copyOfRange(sent.getEncapsulation(), 1088, 1120);

    KeyGenerator mlKem = KeyGenerator.getInstance("ML-KEM-768", BouncyCastle.PROVIDER);
    mlKem.init(new KEMExtractSpec.Builder(halves.get(0), first, "AES", 256).withNoKdf().build());
    KeyAgreement x25519 = KeyAgreement.getInstance("X25519", BouncyCastle.PROVIDER);
    x25519.init(halves.get(1));
    x25519.doPhase(x25519(share), true);
    byte[] own = ((CompositePublicKey) keys.getPublic()).getPublicKeys().get(1).getEncoded();
    byte[] label = {'\\', '.', '/', '/', '^', '\\'};
    byte[] combined =
        concatenated(
            mlKem.generateKey().getEncoded(),
            x25519.generateSecret(),
            share,
            Arrays.copyOfRange(own, own.length - 32, own.length),
            label);
    assertThat(sent.getEncoded()).isEqualTo(MessageDigest.getInstance("SHA3-256").digest(combined));
  }

  private static PublicKey x25519(byte[] raw) throws Exception {
    byte[] header = {0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x6e, 0x03, 0x21, 0x00};
    return KeyFactory.getInstance("X25519", BouncyCastle.PROVIDER)
        .generatePublic(new X509EncodedKeySpec(concatenated(header, raw)));
  }

  @ParameterizedTest
  @MethodSource("suites")
  void encapsulationNeedsBothHalves(Suite suite) throws Exception {
    KeyPair keys = suite.encapsulation().generate(RANDOM);
    KeyPair other = suite.encapsulation().generate(RANDOM);
    SecretKeyWithEncapsulation sent = encapsulate(suite, keys.getPublic());
    assertThat(sent.getEncapsulation()).hasSize(suite.encapsulationLength());
    assertThat(extract(suite, keys.getPrivate(), sent)).isEqualTo(sent.getEncoded());
    List<PrivateKey> mine = ((CompositePrivateKey) keys.getPrivate()).getPrivateKeys();
    List<PrivateKey> others = ((CompositePrivateKey) other.getPrivate()).getPrivateKeys();
    assertThat(extract(suite, mixed(suite, mine.get(0), others.get(1)), sent))
        .isNotEqualTo(sent.getEncoded());
    assertThat(extract(suite, mixed(suite, others.get(0), mine.get(1)), sent))
        .isNotEqualTo(sent.getEncoded());
  }

  private static PrivateKey mixed(Suite suite, PrivateKey first, PrivateKey second) {
    return CompositePrivateKey.builder(suite.encapsulation().oid())
        .addPrivateKey(first, BouncyCastle.PROVIDER)
        .addPrivateKey(second, BouncyCastle.PROVIDER)
        .build();
  }

  private static SecretKeyWithEncapsulation encapsulate(Suite suite, PublicKey key)
      throws Exception {
    KeyGenerator kem =
        KeyGenerator.getInstance(suite.encapsulation().name(), BouncyCastle.PROVIDER);
    kem.init(new KEMGenerateSpec.Builder(key, "AES", 256).withNoKdf().build());
    return (SecretKeyWithEncapsulation) kem.generateKey();
  }

  private static byte[] extract(Suite suite, PrivateKey key, SecretKeyWithEncapsulation sent)
      throws Exception {
    KeyGenerator kem =
        KeyGenerator.getInstance(suite.encapsulation().name(), BouncyCastle.PROVIDER);
    kem.init(
        new KEMExtractSpec.Builder(key, sent.getEncapsulation(), "AES", 256).withNoKdf().build());
    return kem.generateKey().getEncoded();
  }

  private static byte[] sign(Suite suite, KeyPair keys) throws Exception {
    Signature signer = Signature.getInstance(suite.signature().name(), BouncyCastle.PROVIDER);
    signer.initSign(keys.getPrivate());
    signer.update(MESSAGE);
    return signer.sign();
  }

  private static boolean verify(Suite suite, PublicKey key, byte[] signature) throws Exception {
    Signature verifier = Signature.getInstance(suite.signature().name(), BouncyCastle.PROVIDER);
    verifier.initVerify(key);
    verifier.update(MESSAGE);
    return verifier.verify(signature);
  }

  private static byte[] concatenated(byte[]... pieces) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Arrays.stream(pieces).forEach(bytes::writeBytes);
    return bytes.toByteArray();
  }
}
