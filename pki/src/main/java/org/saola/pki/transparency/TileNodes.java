// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.transparency;

import java.util.Arrays;

/** A tile with the hashes between its own level and the next one, which a tile leaves out. */
final class TileNodes {
  private static final int HEIGHTS = 9;

  /** {@code nodes[h][i]} is the hash over the tile's hashes {@code [i * 2^h, (i + 1) * 2^h)}. */
  private final byte[][][] nodes = new byte[HEIGHTS][][];

  TileNodes(byte[] tile) {
    nodes[0] = split(tile);
    for (int height = 1; height < HEIGHTS; height++) {
      nodes[height] = pairs(nodes[height - 1]);
    }
  }

  byte[] node(int height, int index) {
    return nodes[height][index];
  }

  static byte[][] split(byte[] tile) {
    byte[][] hashes = new byte[tile.length / Sha256.LENGTH][];
    for (int i = 0; i < hashes.length; i++) {
      hashes[i] = Arrays.copyOfRange(tile, i * Sha256.LENGTH, (i + 1) * Sha256.LENGTH);
    }
    return hashes;
  }

  private static byte[][] pairs(byte[][] below) {
    byte[][] above = new byte[below.length / 2][];
    for (int i = 0; i < above.length; i++) {
      above[i] = Sha256.node(below[2 * i], below[2 * i + 1]);
    }
    return above;
  }
}
