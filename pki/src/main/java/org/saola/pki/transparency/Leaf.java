// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.transparency;

/** Leaves and their hashes. */
public final class Leaf {
  private Leaf() {}

  /** {@code SHA-256(salt || entry)}: the leaf of a salted entry, 32 bytes. */
  public static byte[] salted(byte[] salt, byte[] entry) {
    return Sha256.of(salt, entry);
  }

  /** RFC 6962 2.1: {@code SHA-256(0x00 || leaf)}. */
  public static byte[] hash(byte[] leaf) {
    return Sha256.leaf(leaf);
  }
}
