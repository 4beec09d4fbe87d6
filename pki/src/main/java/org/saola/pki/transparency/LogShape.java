// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.transparency;

/** Which tiles and entry bundles a log of {@code size} leaves has, and how wide they are. */
record LogShape(long size) {
  private static final int LEVEL_BITS = 8;

  /** tlog-tiles: one hash for each 256^level leaves that are complete. */
  long hashes(int level) {
    int bits = LEVEL_BITS * level;
    return bits >= Long.SIZE ? 0 : size >>> bits;
  }

  /** Levels that have a hash: none in an empty log, two from 256 leaves on. */
  int levels() {
    int levels = 0;
    while (hashes(levels) > 0) {
      levels++;
    }
    return levels;
  }

  TilePath tile(int level, long index) {
    return TilePath.tile(level, index, width(hashes(level), index));
  }

  TilePath bundle(long index) {
    return TilePath.bundle(index, width(size, index));
  }

  private static int width(long total, long index) {
    return (int) Math.min(TilePath.FULL, total - index * TilePath.FULL);
  }
}
