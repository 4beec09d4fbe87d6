// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.console.page;

import java.io.IOException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.saola.pki.transparency.LeafHashes;
import org.saola.pki.transparency.LogRefused;
import org.saola.pki.transparency.TileReader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The hashes of some leaves of one tree, each file of the log read once for all of them. */
final class PageHashes {
  private static final Logger LOG = LoggerFactory.getLogger(PageHashes.class);

  private final TileReader tiles;
  private final long size;
  private final Map<String, Optional<byte[]>> read = new HashMap<>();

  /**
   * @param size leaves of the tree
   */
  PageHashes(TileReader tiles, long size) {
    this.tiles = tiles;
    this.size = size;
  }

  /** By index; without those that the tree does not have, or whose tile cannot be read. */
  Map<Long, String> of(List<Long> indexes) {
    Map<Long, String> hashes = new HashMap<>();
    for (long index : indexes) {
      if (index < size) {
        hash(index).ifPresent(hash -> hashes.put(index, hash));
      }
    }
    return hashes;
  }

  private Optional<String> hash(long index) {
    try {
      byte[] hash = new LeafHashes(this::once, size, index).next();
      return Optional.of(HexFormat.of().formatHex(hash));
    } catch (IOException | LogRefused | RuntimeException e) {
      // The page says of the log itself what is wrong with it.
      LOG.error("the hash of leaf {} cannot be read", index, e);
      return Optional.empty();
    }
  }

  private Optional<byte[]> once(String path) throws IOException {
    Optional<byte[]> known = read.get(path);
    if (known == null) {
      known = tiles.read(path);
      read.put(path, known);
    }
    return known;
  }
}
