// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.transparency;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.Signer;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.params.MLDSAParameters;
import org.bouncycastle.crypto.params.MLDSAPrivateKeyParameters;
import org.bouncycastle.crypto.params.MLDSAPublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.bouncycastle.crypto.signers.MLDSASigner;

/** What is signed on a checkpoint: the note's text (Ed25519), the cosigned message (ML-DSA-44). */
final class Signatures {
  /** tlog-cosignature: {@code uint8 label[12] = "subtree/v1\n\0"}. */
  private static final byte[] LABEL = "subtree/v1\n\0".getBytes(StandardCharsets.US_ASCII);

  /** tlog-cosignature: what precedes the note's text. */
  private static final String V1 = "cosignature/v1\ntime %d\n";

  private Signatures() {}

  static byte[] ed25519(Ed25519PrivateKeyParameters key, String body) {
    var signer = new Ed25519Signer();
    signer.init(true, key);
    return sign(signer, body.getBytes(StandardCharsets.UTF_8));
  }

  static boolean ed25519Holds(VerifierKey key, String body, byte[] signature) {
    if (signature.length != SignatureType.ED25519.signatureLength()) {
      return false;
    }
    var signer = new Ed25519Signer();
    try {
      signer.init(false, new Ed25519PublicKeyParameters(key.key()));
    } catch (IllegalArgumentException e) {
      return false; // The key is not a point of the curve: nothing verifies under it.
    }
    byte[] message = body.getBytes(StandardCharsets.UTF_8);
    signer.update(message, 0, message.length);
    return signer.verifySignature(signature);
  }

  /** tlog-cosignature, cosignature/v1: over the time and the note's whole text. */
  static byte[] cosignatureV1(Ed25519PrivateKeyParameters key, String body, long timestamp) {
    byte[] signature = ed25519(key, V1.formatted(timestamp) + body);
    return ByteBuffer.allocate(Long.BYTES + signature.length)
        .putLong(timestamp)
        .put(signature)
        .array();
  }

  /** The cosignature's POSIX time, once the cosignature has been found to hold. */
  static long verifyCosignatureV1(VerifierKey key, String body, byte[] timestamped)
      throws LogRefused {
    if (timestamped.length != SignatureType.COSIGNATURE_V1.signatureLength()) {
      throw new LogRefused("the cosignature of %s has another length".formatted(key.name()));
    }
    long timestamp = ByteBuffer.wrap(timestamped).getLong();
    byte[] signature = Arrays.copyOfRange(timestamped, Long.BYTES, timestamped.length);
    if (timestamp <= 0 || !ed25519Holds(key, V1.formatted(timestamp) + body, signature)) {
      throw new LogRefused("the cosignature of %s does not hold".formatted(key.name()));
    }
    return timestamp;
  }

  /**
   * tlog-cosignature's {@code timestamped_signature}. Deterministic (FIPS 204 3.4), so that signing
   * the same checkpoint again yields the same bytes.
   */
  static byte[] cosignature(
      MLDSAPrivateKeyParameters key, String name, TreeHead head, long timestamp) {
    return mlDsa44(key, cosignedMessage(name, head, timestamp), timestamp);
  }

  /** Of any message that says the time itself, which precedes the signature. */
  static byte[] mlDsa44(MLDSAPrivateKeyParameters key, byte[] message, long timestamp) {
    var signer = new MLDSASigner();
    signer.init(true, key);
    byte[] signature = sign(signer, message);
    return ByteBuffer.allocate(Long.BYTES + signature.length)
        .putLong(timestamp)
        .put(signature)
        .array();
  }

  static boolean mlDsa44Holds(VerifierKey key, byte[] message, byte[] signature) {
    var signer = new MLDSASigner();
    signer.init(false, new MLDSAPublicKeyParameters(MLDSAParameters.ml_dsa_44, key.key()));
    signer.update(message, 0, message.length);
    return signer.verifySignature(signature);
  }

  /** The cosignature's POSIX time, once the cosignature has been found to hold. */
  static long verifyCosignature(VerifierKey key, TreeHead head, byte[] timestamped)
      throws LogRefused {
    if (timestamped.length != SignatureType.ML_DSA_44.signatureLength()) {
      throw new LogRefused("the ML-DSA-44 cosignature has another length");
    }
    long timestamp = ByteBuffer.wrap(timestamped).getLong();
    // Zero would make no statement that this was the newest tree; above 2^63-1 is forbidden.
    if (timestamp <= 0) {
      throw new LogRefused("the ML-DSA-44 cosignature names no time");
    }
    byte[] signature = Arrays.copyOfRange(timestamped, Long.BYTES, timestamped.length);
    if (!mlDsa44Holds(key, cosignedMessage(key.name(), head, timestamp), signature)) {
      throw new LogRefused("the ML-DSA-44 cosignature of %s does not hold".formatted(key.name()));
    }
    return timestamp;
  }

  /** tlog-cosignature's {@code cosigned_message}, serialised by RFC 8446 3. */
  private static byte[] cosignedMessage(String name, TreeHead head, long timestamp) {
    var message = new ByteArrayOutputStream();
    message.writeBytes(LABEL);
    writeOpaque(message, name);
    message.writeBytes(uint64(timestamp));
    writeOpaque(message, head.origin());
    message.writeBytes(uint64(0)); // A checkpoint starts at leaf zero.
    message.writeBytes(uint64(head.size()));
    message.writeBytes(head.root());
    return message.toByteArray();
  }

  private static void writeOpaque(ByteArrayOutputStream message, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    message.write(bytes.length);
    message.writeBytes(bytes);
  }

  private static byte[] uint64(long value) {
    return ByteBuffer.allocate(Long.BYTES).putLong(value).array();
  }

  private static byte[] sign(Signer signer, byte[] message) {
    signer.update(message, 0, message.length);
    try {
      return signer.generateSignature();
    } catch (CryptoException e) {
      throw new IllegalStateException("a key that was loaded must sign", e);
    }
  }
}
