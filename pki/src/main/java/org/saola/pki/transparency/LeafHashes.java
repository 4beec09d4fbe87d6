// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.transparency;

import java.io.IOException;

/** The leaf hashes of a log in order, a tile of them in memory at a time. */
public final class LeafHashes {
  private final LogTiles tiles;
  private final LogShape shape;
  private long next;
  private byte[][] tile = new byte[0][];

  /**
   * @param size leaves of the log
   * @param first the leaf to begin with
   */
  public LeafHashes(TileReader tiles, long size, long first) {
    this.tiles = new LogTiles(tiles);
    this.shape = new LogShape(size);
    this.next = first;
  }

  /** The hash of leaf {@code first}, then of the one behind it, and so on. */
  public byte[] next() throws LogRefused, IOException {
    if (next < 0 || next >= shape.size()) {
      throw new LogRefused("a log of %d leaves has no leaf %d".formatted(shape.size(), next));
    }
    int within = (int) (next % TilePath.FULL);
    if (within == 0 || tile.length == 0) {
      tile = TileNodes.split(tiles.tile(shape.tile(0, next / TilePath.FULL)));
    }
    next++;
    return tile[within].clone();
  }
}
