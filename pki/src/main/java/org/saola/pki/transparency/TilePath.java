// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.transparency;

/**
 * Where a tile or an entry bundle lies below the log (C2SP tlog-tiles).
 *
 * @param level of the tree; a bundle lies at level 0
 * @param width hashes or entries, 256 for a full one
 */
record TilePath(String folder, int level, long index, int width) {
  static final int FULL = 256;

  private static final int LEVEL_BITS = 8;

  static TilePath tile(int level, long index, int width) {
    return new TilePath("tile/" + level, level, index, width);
  }

  static TilePath bundle(long index, int width) {
    return new TilePath("tile/entries", 0, index, width);
  }

  TilePath withWidth(int other) {
    return new TilePath(folder, level, index, other);
  }

  boolean isFull() {
    return width == FULL;
  }

  long firstLeaf() {
    return firstLeafOf(0);
  }

  /** The first of the leaves below a tile's hash. */
  long firstLeafOf(int hash) {
    return (index * FULL + hash) << LEVEL_BITS * level;
  }

  /** Index 1234067 is {@code x001/x234/067}; a partial tile ends in {@code .p/width}. */
  @Override
  public String toString() {
    return isFull() ? fullText() : partialFolder() + "/" + width;
  }

  /** Where the partial tiles of this index lie. */
  String partialFolder() {
    return fullText() + ".p";
  }

  private String fullText() {
    StringBuilder elements = new StringBuilder("%03d".formatted(index % 1000));
    for (long rest = index / 1000; rest > 0; rest /= 1000) {
      elements.insert(0, "x%03d/".formatted(rest % 1000));
    }
    return folder + "/" + elements;
  }
}
