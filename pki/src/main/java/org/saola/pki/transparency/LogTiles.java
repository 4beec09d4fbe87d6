// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.transparency;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Tiles and entry bundles, read as exactly as wide as a log of one size has them. */
record LogTiles(TileReader reader) {

  byte[] tile(TilePath path) throws LogRefused, IOException {
    TilePath found = path;
    Optional<byte[]> read = reader.read(path.toString());
    if (read.isEmpty()) {
      // tlog-tiles: a partial tile may be gone once the full one is there; it is its beginning.
      found = path.withWidth(TilePath.FULL);
      read = reader.read(found.toString());
    }
    byte[] tile = read.orElseThrow(() -> missing(path));
    int expected = found.width() * Sha256.LENGTH;
    if (tile.length != expected) {
      throw new LogRefused("%s has %d bytes, not %d".formatted(found, tile.length, expected));
    }
    return Arrays.copyOf(tile, path.width() * Sha256.LENGTH);
  }

  List<byte[]> bundle(TilePath path) throws LogRefused, IOException {
    EntryBundle bundle = readBundle(path);
    if (bundle.fault().isPresent()) {
      throw new LogRefused("%s: %s".formatted(path, bundle.fault().get()));
    }
    return bundle.leaves();
  }

  EntryBundle readBundle(TilePath path) throws LogRefused, IOException {
    Optional<byte[]> exact = reader.read(path.toString());
    if (exact.isPresent() || path.isFull()) {
      return EntryBundle.parse(exact.orElseThrow(() -> missing(path)), path.width());
    }
    Optional<byte[]> full = reader.read(path.withWidth(TilePath.FULL).toString());
    EntryBundle bundle = EntryBundle.parse(full.orElseThrow(() -> missing(path)), TilePath.FULL);
    int held = Math.min(path.width(), bundle.leaves().size());
    return new EntryBundle(bundle.leaves().subList(0, held), bundle.fault());
  }

  /** Earlier, narrower versions of a tile or bundle that are still there. */
  List<TilePath> superseded(TilePath path) throws IOException {
    List<TilePath> earlier = new ArrayList<>();
    for (int width : reader.partialWidths(path.partialFolder())) {
      if (width < path.width()) {
        earlier.add(path.withWidth(width));
      }
    }
    return earlier;
  }

  private static LogRefused missing(TilePath path) {
    return new LogRefused(path + " is missing");
  }
}
