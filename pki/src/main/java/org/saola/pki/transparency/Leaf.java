// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.transparency;

/** Leaves and their hashes. */
public final class Leaf {
  private Leaf() {}

  /** {@code SHA-256(salt || entry)}: the leaf of a salted entry, 32 bytes. */
  public static byte[] salted(byte[] salt, byte[] entry) {
    return Sha256.of(salt, entry);
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
