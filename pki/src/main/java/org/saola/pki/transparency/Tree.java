// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.transparency;

import java.util.List;
import java.util.Map;

/**
 * An append-only Merkle tree as tiles: from the right edge of size N and new leaves it computes the
 * new root and the tiles that changed. Cost depends on the number of new leaves, not on N.
 */
public final class Tree {
  private Tree() {}

  /**
   * Opens the tree at a size, reading only the tiles of its right edge.
   *
   * @throws LogRefused when the edge does not give the root
   */
  public static Tree open(TileReader tiles, long size, byte[] root) throws LogRefused {
    throw new UnsupportedOperationException("pki");
  }

  public static Tree empty() {
    throw new UnsupportedOperationException("pki");
  }

  public long size() {
    throw new UnsupportedOperationException("pki");
  }

  public byte[] root() {
    throw new UnsupportedOperationException("pki");
  }

  /**
   * Appends leaves in order.
   *
   * @return the tiles and entry bundles to publish, by path below the log's folder ({@code
   *     tile/0/000.p/5}); immutable once published
   */
  public Map<String, byte[]> append(List<byte[]> leaves) {
    throw new UnsupportedOperationException("pki");
  }
}
