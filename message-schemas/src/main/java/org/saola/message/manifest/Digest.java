// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.manifest;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.saola.message.schema.AlsoHolds;

/** A SHA-256 digest, as 64 lower-case hexadecimal digits. */
@AlsoHolds(
    """
    {"type": "string", "pattern": "^[0-9a-f]{64}$"}
    """)
public record Digest(@JsonValue String value) {
  private static final int LENGTH = 64;

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public Digest {
    if (value.length() != LENGTH || !isHexadecimal(value)) {
      throw new IllegalArgumentException("digest must be 64 lower-case hexadecimal digits");
    }
  }

  // By hand: the hub makes dozens for each message.
  private static boolean isHexadecimal(String text) {
    for (int i = 0; i < text.length(); i++) {
      char digit = text.charAt(i);
      if (!(digit >= '0' && digit <= '9') && !(digit >= 'a' && digit <= 'f')) {
        return false;
      }
    }
    return true;
  }

  public static Digest of(byte[] content) {
    try {
      return ofHash(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Wraps 32 bytes that already are a SHA-256 value. */
  public static Digest ofHash(byte[] hash) {
    return new Digest(HexFormat.of().formatHex(hash));
  }

  public byte[] bytes() {
    return HexFormat.of().parseHex(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
