// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.transparency;

import java.util.List;

/** RFC 6962 2.1.1 and 2.1.2: inclusion and consistency proofs, made from tiles and verified. */
public final class Proofs {
  private final TileReader tiles;

  public Proofs(TileReader tiles) {
    this.tiles = tiles;
  }

  public List<byte[]> inclusion(long index, long size) throws LogRefused {
    throw new UnsupportedOperationException("pki " + tiles);
  }

  public List<byte[]> consistency(long oldSize, long size) throws LogRefused {
    throw new UnsupportedOperationException("pki");
  }

  /**
   * @param leaf the leaf itself, not its hash
   */
  public static void verifyInclusion(
      byte[] leaf, long index, List<byte[]> proof, long size, byte[] root) throws LogRefused {
    throw new UnsupportedOperationException("pki");
  }

  public static void verifyConsistency(
      long oldSize, byte[] oldRoot, long size, byte[] root, List<byte[]> proof) throws LogRefused {
    throw new UnsupportedOperationException("pki");
  }
}
