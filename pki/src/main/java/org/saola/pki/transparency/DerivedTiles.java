// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.transparency;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What the tiles must hold by what lies below them: by level, the hashes of the tile that is being
 * filled, once by the entries and once by the level 0 tiles. A stored hash that is neither was
 * changed itself; one that is either of them has its finding at the leaf where they part.
 */
final class DerivedTiles {
  private final LogTiles log;
  private final LogShape shape;
  private final Findings findings;
  private final List<Level> levels = new ArrayList<>();

  /** The tile of a level that is being filled; owned by this class alone. */
  private static final class Level {
    final List<byte[]> byEntries = new ArrayList<>();
    final List<byte[]> byTiles = new ArrayList<>();
    long index;

    void next() {
      byEntries.clear();
      byTiles.clear();
      index++;
    }
  }

  DerivedTiles(LogTiles log, LogShape shape, Findings findings) {
    this.log = log;
    this.shape = shape;
    this.findings = findings;
  }

  void byEntries(int level, byte[] hash) {
    at(level).byEntries.add(hash);
  }

  void byTiles(int level, byte[] hash) {
    at(level).byTiles.add(hash);
  }

  /** Compares and forgets every tile that has become full; called when all of one tile is in. */
  void check() throws IOException {
    for (int level = 0; level < levels.size(); level++) {
      if (at(level).byEntries.size() == TilePath.FULL) {
        compare(level);
      }
    }
  }

  /** Compares the partial tiles at the right edge, all leaves being in. */
  void checkEdge() throws IOException {
    for (int level = 0; level < levels.size(); level++) {
      if (!at(level).byEntries.isEmpty()) {
        compare(level);
      }
    }
  }

  private Level at(int level) {
    while (levels.size() <= level) {
      levels.add(new Level());
    }
    return levels.get(level);
  }

  private void compare(int level) throws IOException {
    TilePath path = shape.tile(level, at(level).index);
    // The level 0 tile itself is where these hashes come from: it was compared with its entries.
    if (level > 0) {
      compare(path);
    }
    for (TilePath earlier : log.superseded(path)) {
      compare(earlier);
    }
    at(level).next();
  }

  private void compare(TilePath path) throws IOException {
    byte[][] stored;
    try {
      stored = TileNodes.split(log.tile(path));
    } catch (LogRefused e) {
      findings.at(path.firstLeaf(), path, e.detail());
      return;
    }
    for (int i = 0; i < stored.length; i++) {
      if (!isDerived(stored[i], at(path.level()), i)) {
        long first = path.firstLeafOf(i);
        String what = "%s: its hash %d, over the leaves from %d on, is not theirs";
        findings.at(first, path, what.formatted(path, i, first));
      }
    }
  }

  private static boolean isDerived(byte[] stored, Level level, int i) {
    return Arrays.equals(stored, level.byEntries.get(i))
        || Arrays.equals(stored, level.byTiles.get(i));
  }
}
