// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.transparency;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Leaves and their hashes. */
public final class Leaf {
  private static final int SALT_LENGTH = 32;

  private Leaf() {}

  /** {@code SHA-256(salt || entry)}: the leaf of a salted entry, 32 bytes. */
  public static byte[] salted(byte[] salt, byte[] entry) {
    return Sha256.of(salt, entry);
  }

  /**
   * The hash of the leaf that an opening opens: {@code SHA-256(salt || entry)}, or the entry itself
   * without a salt. Empty for what can be no opening: salts have 32 bytes, and a clear leaf is
   * never as long as a digest.
   */
  public static Optional<byte[]> hashOfOpening(byte @Nullable [] salt, byte[] entry) {
    if (salt == null) {
      return canBeClear(entry) ? Optional.of(hash(entry)) : Optional.empty();
    }
    return salt.length == SALT_LENGTH ? Optional.of(hash(salted(salt, entry))) : Optional.empty();
  }

  /**
   * Whether these bytes may be a clear leaf. A leaf as long as a digest is a salted one: taken for
   * clear, its digest would pass for the entry that it hides.
   */
  static boolean canBeClear(byte[] leaf) {
    return leaf.length != Sha256.LENGTH;
  }

  /** RFC 6962 2.1: {@code SHA-256(0x00 || leaf)}. */
  public static byte[] hash(byte[] leaf) {
    return Sha256.leaf(leaf);
  }
}
