// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.transparency;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An append-only Merkle tree as tiles: from the right edge of size N and new leaves it computes the
 * new root and the tiles that changed. Cost depends on the number of new leaves, not on N.
 *
 * <p>Not for several threads. Whoever fails to store what {@link #append} returned throws the tree
 * away and opens it again at the last size that was stored.
 */
public final class Tree {
  private static final int LONGEST_LEAF = 0xffff;

  /** Roots of the perfect subtrees that the size's binary digits name, the smallest first. */
  private final Deque<byte[]> peaks = new ArrayDeque<>();

  /** By level, the last tile as far as it is filled: 0 to 255 hashes. */
  private final List<ByteArrayOutputStream> edge = new ArrayList<>();

  private final ByteArrayOutputStream bundle = new ByteArrayOutputStream();
  private long size;

  private Tree() {}

  /**
   * Opens the tree at a size, reading only the tiles and the entry bundle of its right edge.
   *
   * @throws LogRefused when the edge does not give the root
   */
  public static Tree open(TileReader tiles, long size, byte[] root) throws LogRefused, IOException {
    Tree tree = new Tree();
    tree.size = size;
    LogShape shape = new LogShape(size);
    for (int level = shape.levels() - 1; level >= 0; level--) {
      tree.openLevel(new LogTiles(tiles), shape, level);
    }
    if (!Arrays.equals(tree.root(), root)) {
      throw new LogRefused(
          "the right edge of %d leaves gives the root %s, not %s"
              .formatted(size, hex(tree.root()), hex(root)));
    }
    tree.openBundle(new LogTiles(tiles), shape);
    return tree;
  }

  public static Tree empty() {
    return new Tree();
  }

  public long size() {
    return size;
  }

  public byte[] root() {
    byte[] root = null;
    for (byte[] peak : peaks) {
      root = root == null ? peak : Sha256.node(peak, root);
    }
    return root == null ? Sha256.emptyTree() : root.clone();
  }

  /**
   * Appends leaves in order.
   *
   * @return the tiles and entry bundles to publish, by path below the log's folder ({@code
   *     tile/0/000.p/5}); immutable once published
   */
  public Map<String, byte[]> append(List<byte[]> leaves) {
    leaves.forEach(Tree::requireLength);
    Map<String, byte[]> changed = new LinkedHashMap<>();
    long before = size;
    for (byte[] leaf : leaves) {
      addToBundle(leaf);
      if ((size + 1) % TilePath.FULL == 0) {
        changed.put(TilePath.bundle(size / TilePath.FULL, TilePath.FULL).toString(), take(bundle));
      }
      addToTiles(Leaf.hash(leaf), changed);
      size++;
    }
    addPartial(before, changed);
    return changed;
  }

  private void addToBundle(byte[] leaf) {
    bundle.write(leaf.length >>> 8);
    bundle.write(leaf.length);
    bundle.writeBytes(leaf);
  }

  /** As in binary addition: each digit one of the old size that carries merges two subtrees. */
  private void addToTiles(byte[] leafHash, Map<String, byte[]> changed) {
    byte[] node = leafHash;
    addToTile(0, node, changed);
    for (int height = 0; (size >>> height & 1) == 1; ) {
      node = Sha256.node(peaks.pop(), node);
      height++;
      if (height % 8 == 0) {
        addToTile(height / 8, node, changed);
      }
    }
    peaks.push(node);
  }

  private void addToTile(int level, byte[] hash, Map<String, byte[]> changed) {
    ByteArrayOutputStream tile = edgeAt(level);
    tile.writeBytes(hash);
    if (tile.size() == TilePath.FULL * Sha256.LENGTH) {
      long index = (size + 1 >>> 8 * level) / TilePath.FULL - 1;
      changed.put(TilePath.tile(level, index, TilePath.FULL).toString(), take(tile));
    }
  }

  private void addPartial(long before, Map<String, byte[]> changed) {
    LogShape was = new LogShape(before);
    LogShape now = new LogShape(size);
    if (bundle.size() > 0 && before != size) {
      changed.put(now.bundle(size / TilePath.FULL).toString(), bundle.toByteArray());
    }
    for (int level = 0; level < edge.size(); level++) {
      byte[] tile = edge.get(level).toByteArray();
      if (tile.length > 0 && was.hashes(level) != now.hashes(level)) {
        long index = now.hashes(level) / TilePath.FULL;
        changed.put(now.tile(level, index).toString(), tile);
      }
    }
  }

  private void openLevel(LogTiles log, LogShape shape, int level) throws LogRefused, IOException {
    long index = shape.hashes(level) / TilePath.FULL;
    int width = (int) (shape.hashes(level) % TilePath.FULL);
    ByteArrayOutputStream tile = edgeAt(level);
    if (width == 0) {
      return;
    }
    tile.writeBytes(log.tile(shape.tile(level, index)));
    TileNodes nodes = new TileNodes(tile.toByteArray());
    for (int height = 7; height >= 0; height--) {
      if ((width >>> height & 1) == 1) {
        peaks.push(nodes.node(height, (width >>> height) - 1));
      }
    }
  }

  /** The edge tile has given the root by now; the bundle must agree with it. */
  private void openBundle(LogTiles log, LogShape shape) throws LogRefused, IOException {
    long first = size - size % TilePath.FULL;
    if (first == size) {
      return;
    }
    TilePath path = shape.bundle(first / TilePath.FULL);
    byte[][] hashes = TileNodes.split(edgeAt(0).toByteArray());
    List<byte[]> leaves = log.bundle(path);
    for (int i = 0; i < hashes.length; i++) {
      if (!Arrays.equals(Leaf.hash(leaves.get(i)), hashes[i])) {
        throw new LogRefused(
            "leaf %d in %s does not have the hash in %s"
                .formatted(first + i, path, shape.tile(0, path.index())));
      }
      addToBundle(leaves.get(i));
    }
  }

  private ByteArrayOutputStream edgeAt(int level) {
    while (edge.size() <= level) {
      edge.add(new ByteArrayOutputStream());
    }
    return edge.get(level);
  }

  private static byte[] take(ByteArrayOutputStream stream) {
    byte[] bytes = stream.toByteArray();
    stream.reset();
    return bytes;
  }

  private static void requireLength(byte[] leaf) {
    if (leaf.length > LONGEST_LEAF) {
      throw new IllegalArgumentException("a leaf of %d bytes".formatted(leaf.length));
    }
  }

  private static String hex(byte[] hash) {
    return HexFormat.of().formatHex(hash);
  }
}
