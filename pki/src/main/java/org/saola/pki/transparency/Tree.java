// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.transparency;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
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

  private final Peaks peaks = new Peaks();

  /** By level, the last tile as far as it is filled: 0 to 255 hashes. */
  private final List<ByteArrayOutputStream> edge = new ArrayList<>();

  private final ByteArrayOutputStream bundle = new ByteArrayOutputStream();

  private Tree() {}

  /**
   * Opens the tree at a size, reading only the tiles and the entry bundle of its right edge.
   *
   * @throws LogRefused when the edge does not give the root
   */
  public static Tree open(TileReader tiles, long size, byte[] root) throws LogRefused, IOException {
    Tree tree = new Tree();
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
    return peaks.size();
  }

  public byte[] root() {
    return peaks.root();
  }

  /**
   * Appends leaves in order. What it returns is immutable once published, and to be published only
   * when no other tree of this size can follow: an audit reads earlier partial tiles too.
   *
   * @return the tiles and entry bundles to publish, by path below the log's folder ({@code
   *     tile/0/000.p/5})
   */
  public Map<String, byte[]> append(List<byte[]> leaves) {
    leaves.forEach(Tree::requireLength);
    Map<String, byte[]> changed = new LinkedHashMap<>();
    LogShape before = new LogShape(size());
    for (byte[] leaf : leaves) {
      addToBundle(leaf);
      peaks.add(Leaf.hash(leaf), (level, hash) -> edgeAt(level).writeBytes(hash));
      takeFull(changed);
    }
    addPartial(before, changed);
    return changed;
  }

  private void addToBundle(byte[] leaf) {
    bundle.write(leaf.length >>> Byte.SIZE);
    bundle.write(leaf.length);
    bundle.writeBytes(leaf);
  }

  /** What has become 256 wide is published under its final name and begun anew. */
  private void takeFull(Map<String, byte[]> changed) {
    if (size() % TilePath.FULL != 0) {
      return;
    }
    LogShape shape = new LogShape(size());
    changed.put(shape.bundle(size() / TilePath.FULL - 1).toString(), take(bundle));
    for (int level = 0; shape.hashes(level) % TilePath.FULL == 0; level++) {
      long index = shape.hashes(level) / TilePath.FULL - 1;
      changed.put(shape.tile(level, index).toString(), take(edgeAt(level)));
    }
  }

  private void addPartial(LogShape before, Map<String, byte[]> changed) {
    LogShape now = new LogShape(size());
    if (bundle.size() > 0 && before.size() != now.size()) {
      changed.put(now.bundle(size() / TilePath.FULL).toString(), bundle.toByteArray());
    }
    for (int level = 0; level < edge.size(); level++) {
      byte[] tile = edge.get(level).toByteArray();
      if (tile.length > 0 && before.hashes(level) != now.hashes(level)) {
        long index = now.hashes(level) / TilePath.FULL;
        changed.put(now.tile(level, index).toString(), tile);
      }
    }
  }

  private void openLevel(LogTiles log, LogShape shape, int level) throws LogRefused, IOException {
    long index = shape.hashes(level) / TilePath.FULL;
    int width = (int) (shape.hashes(level) % TilePath.FULL);
    ByteArrayOutputStream tile = edgeAt(level);
    if (width > 0) {
      tile.writeBytes(log.tile(shape.tile(level, index)));
      peaks.addTile(level, new TileNodes(tile.toByteArray()), width);
    }
  }

  /** The edge tile has given the root by now; the bundle must agree with it. */
  private void openBundle(LogTiles log, LogShape shape) throws LogRefused, IOException {
    byte[][] hashes = TileNodes.split(edgeAt(0).toByteArray());
    if (hashes.length == 0) {
      return;
    }
    TilePath path = shape.bundle(size() / TilePath.FULL);
    List<byte[]> leaves = log.bundle(path);
    for (int i = 0; i < hashes.length; i++) {
      if (!Arrays.equals(Leaf.hash(leaves.get(i)), hashes[i])) {
        throw new LogRefused(
            "leaf %d in %s does not have the hash in %s"
                .formatted(path.firstLeaf() + i, path, shape.tile(0, path.index())));
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
