// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.seal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.asn1.cms.RecipientInfo;
import org.jspecify.annotations.Nullable;
import org.saola.pki.certificate.CertificatePurpose;
import org.saola.pki.certificate.CertificateRefused;
import org.saola.pki.cms.CertifiedKey;
import org.saola.pki.cms.Digests;
import org.saola.pki.cms.Envelope;
import org.saola.pki.cms.GcmAlgorithm;
import org.saola.pki.cms.KemRecipient;

/**
 * Seals a part for many recipients: AuthEnvelopedData, AES-256-GCM, one KEMRecipientInfo each. Each
 * part has a key, nonce and salt of its own. Safe for use by several threads.
 */
public final class PartSealer {
  private static final int KEY_LENGTH = 32;
  private static final int CHUNK = 64 * 1024;

  private final SecureRandom random;

  public PartSealer(SecureRandom random) {
    this.random = random;
  }

  /**
   * Streams: memory stays constant whatever the size. DER for content given as bytes, BER for a
   * stream. Closes neither stream.
   *
   * @param recipients sealing certificates; the suite follows each one's key
   */
  public Sealed seal(
      PartContext context,
      InputStream content,
      List<X509Certificate> recipients,
      OutputStream sealed)
      throws IOException {
    SecretKey key = contentKey();
    GcmAlgorithm algorithm = new GcmAlgorithm(random(GcmAlgorithm.NONCE_LENGTH));
    byte[] salt = random(ContentDigest.SALT_LENGTH);
    ContentDigest digest = new ContentDigest(salt, context);
    CountingDigest out = new CountingDigest(sealed);
    SealedStream stream = new SealedStream(out);
    stream.open(recipientInfos(key, recipients), algorithm);
    try {
      Cipher cipher = algorithm.encrypting(key);
      stream(cipher.update(salt), stream);
      byte[] chunk = new byte[CHUNK];
      for (int n = content.read(chunk); n >= 0; n = content.read(chunk)) {
        digest.update(chunk, 0, n);
        stream(cipher.update(chunk, 0, n), stream);
      }
      byte[] last = cipher.doFinal();
      int split = last.length - GcmAlgorithm.TAG_LENGTH;
      stream.write(last, 0, split);
      stream.close(Arrays.copyOfRange(last, split, last.length));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the JDK encrypts with AES-256-GCM", e);
    }
    return new Sealed(out.value(), digest.value(), digest.size(), out.size());
  }

  // A cipher that has not yet filled a block gives null.
  private static void stream(byte @Nullable [] bytes, SealedStream to) throws IOException {
    if (bytes != null) {
      to.write(bytes, 0, bytes.length);
    }
  }

  /** The same for a part that fits in memory; the result's bytes are DER. */
  public SealedInline seal(PartContext context, byte[] content, List<X509Certificate> recipients) {
    SecretKey key = contentKey();
    GcmAlgorithm algorithm = new GcmAlgorithm(random(GcmAlgorithm.NONCE_LENGTH));
    byte[] salt = random(ContentDigest.SALT_LENGTH);
    ContentDigest digest = new ContentDigest(salt, context);
    digest.update(content, 0, content.length);
    byte[] encrypted = encrypt(key, algorithm, salt, content);
    int split = encrypted.length - GcmAlgorithm.TAG_LENGTH;
    byte[] bytes =
        Envelope.encode(
            recipientInfos(key, recipients),
            algorithm,
            Arrays.copyOf(encrypted, split),
            Arrays.copyOfRange(encrypted, split, encrypted.length));
    return new SealedInline(
        bytes, new Sealed(Digests.sha256(bytes), digest.value(), content.length, bytes.length));
  }

  private static byte[] encrypt(
      SecretKey key, GcmAlgorithm algorithm, byte[] salt, byte[] content) {
    ByteArrayOutputStream plaintext = new ByteArrayOutputStream(salt.length + content.length);
    plaintext.writeBytes(salt);
    plaintext.writeBytes(content);
    try {
      return algorithm.encrypting(key).doFinal(plaintext.toByteArray());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the JDK encrypts with AES-256-GCM", e);
    }
  }

  private List<RecipientInfo> recipientInfos(SecretKey key, List<X509Certificate> recipients) {
    if (recipients.isEmpty()) {
      throw new IllegalArgumentException("a part is sealed for somebody");
    }
    List<RecipientInfo> infos = new ArrayList<>();
    for (X509Certificate recipient : recipients) {
      requireSealing(recipient);
      infos.add(KemRecipient.wrap(key, CertifiedKey.of(recipient), random));
    }
    return infos;
  }

  private static void requireSealing(X509Certificate recipient) {
    try {
      if (CertificatePurpose.of(recipient) != CertificatePurpose.SEALING) {
        throw new IllegalArgumentException(
            "not a sealing certificate: " + recipient.getSubjectX500Principal());
      }
    } catch (CertificateRefused e) {
      throw new IllegalArgumentException("not a sealing certificate", e);
    }
  }

  private SecretKey contentKey() {
    byte[] key = random(KEY_LENGTH);
    try {
      return new SecretKeySpec(key, "AES");
    } finally {
      Arrays.fill(key, (byte) 0);
    }
  }

  private byte[] random(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  /**
   * @param sealedDigest SHA-256 of the sealed bytes
   * @param contentDigest SHA-256(salt || SHA-256(context) || content)
   * @param size bytes of the content
   */
  public record Sealed(byte[] sealedDigest, byte[] contentDigest, long size, long sealedSize) {}

  public record SealedInline(byte[] bytes, Sealed digests) {}
}
