// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.transparency;

/**
 * Where a tile or an entry bundle lies below the log (C2SP tlog-tiles).
 *
 * @param width hashes or entries, 256 for a full one
 */
record TilePath(String folder, long index, int width) {
  static final int FULL = 256;

  static TilePath tile(int level, long index, int width) {
    return new TilePath("tile/" + level, index, width);
  }

  static TilePath bundle(long index, int width) {
    return new TilePath("tile/entries", index, width);
  }

  TilePath full() {
    return new TilePath(folder, index, FULL);
  }

  boolean isFull() {
    return width == FULL;
  }

  /** Index 1234067 is {@code x001/x234/067}; a partial tile ends in {@code .p/width}. */
  @Override
  public String toString() {
    StringBuilder elements = new StringBuilder("%03d".formatted(index % 1000));
    for (long rest = index / 1000; rest > 0; rest /= 1000) {
      elements.insert(0, "x%03d/".formatted(rest % 1000));
    }
    String suffix = isFull() ? "" : ".p/" + width;
    return folder + "/" + elements + suffix;
  }
}
