// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.transparency;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Tiles and entry bundles, read as exactly as wide as a log of one size has them. */
record LogTiles(TileReader reader) {

  byte[] tile(TilePath path) throws LogRefused, IOException {
    Optional<byte[]> exact = reader.read(path.toString());
    if (exact.isPresent() || path.isFull()) {
      return requireWidth(path, exact);
    }
    // tlog-tiles: a partial tile may be gone once the full one is there; it is then its beginning.
    Optional<byte[]> full = reader.read(path.full().toString());
    if (full.isEmpty()) {
      throw missing(path);
    }
    return Arrays.copyOf(requireWidth(path.full(), full), path.width() * Sha256.LENGTH);
  }

  List<byte[]> bundle(TilePath path) throws LogRefused, IOException {
    Optional<byte[]> exact = reader.read(path.toString());
    if (exact.isPresent() || path.isFull()) {
      return leaves(path, exact.orElseThrow(() -> missing(path)));
    }
    byte[] full = reader.read(path.full().toString()).orElseThrow(() -> missing(path));
    return leaves(path.full(), full).subList(0, path.width());
  }

  private static byte[] requireWidth(TilePath path, Optional<byte[]> read) throws LogRefused {
    byte[] tile = read.orElseThrow(() -> missing(path));
    int expected = path.width() * Sha256.LENGTH;
    if (tile.length != expected) {
      throw new LogRefused("%s has %d bytes, not %d".formatted(path, tile.length, expected));
    }
    return tile;
  }

  /** tlog-tiles: each entry after its length in two bytes, big-endian. */
  private static List<byte[]> leaves(TilePath path, byte[] bundle) throws LogRefused {
    ByteBuffer rest = ByteBuffer.wrap(bundle);
    List<byte[]> leaves = new ArrayList<>(path.width());
    while (leaves.size() < path.width()) {
      int length = rest.remaining() < Short.BYTES ? -1 : Short.toUnsignedInt(rest.getShort());
      if (length < 0 || length > rest.remaining()) {
        throw new LogRefused("%s ends within its entry %d".formatted(path, leaves.size()));
      }
      byte[] leaf = new byte[length];
      rest.get(leaf);
      leaves.add(leaf);
    }
    if (rest.hasRemaining()) {
      throw new LogRefused("%s goes on after its %d entries".formatted(path, path.width()));
    }
    return leaves;
  }

  private static LogRefused missing(TilePath path) {
    return new LogRefused(path + " is missing");
  }
}
