// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.transparency;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The log's one digest, and the tree hashing that RFC 6962 2.1 builds on it. */
final class Sha256 {
  static final int LENGTH = 32;

  private static final byte LEAF = 0x00;
  private static final byte NODE = 0x01;

  private Sha256() {}

  static byte[] of(byte[]... pieces) {
    MessageDigest digest = digest();
    for (byte[] piece : pieces) {
      digest.update(piece);
    }
    return digest.digest();
  }

  static byte[] leaf(byte[] leaf) {
    MessageDigest digest = digest();
    digest.update(LEAF);
    return digest.digest(leaf);
  }

  static byte[] node(byte[] left, byte[] right) {
    MessageDigest digest = digest();
    digest.update(NODE);
    digest.update(left);
    return digest.digest(right);
  }

  /** RFC 6962 2.1: the hash of an empty list is the hash of an empty string. */
  static byte[] emptyTree() {
    return of();
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
