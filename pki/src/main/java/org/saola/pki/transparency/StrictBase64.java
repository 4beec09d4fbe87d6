// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.transparency;

import java.util.Base64;

/** RFC 4648 4 in its one canonical form: two texts never mean the same bytes. */
final class StrictBase64 {
  private StrictBase64() {}

  static String encode(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  static byte[] decode(String text, String what) throws LogRefused {
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      throw new LogRefused("%s is not base64: %s".formatted(what, e.getMessage()));
    }
    // RFC 4648 3.5: trailing bits that are not zero, or missing padding, would be a second
    // spelling.
    if (!encode(bytes).equals(text)) {
      throw new LogRefused(what + " is not canonical base64");
    }
    return bytes;
  }

  /** One SHA-256 hash. */
  static byte[] decodeHash(String text, String what) throws LogRefused {
    byte[] hash = decode(text, what);
    if (hash.length != Sha256.LENGTH) {
      throw new LogRefused("%s has %d bytes, not %d".formatted(what, hash.length, Sha256.LENGTH));
    }
    return hash;
  }
}
