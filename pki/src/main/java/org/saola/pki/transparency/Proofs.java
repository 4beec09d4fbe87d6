// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.transparency;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * RFC 6962 2.1.1 and 2.1.2: inclusion and consistency proofs, made from tiles and verified; and
 * proofs of whole ranges by the same hashing.
 *
 * <p>Keeps the last tiles it read: they never change, and the proofs of one batch share them. Those
 * above the leaves are kept apart, all of a log of sixteen million, so that a proof about a leaf
 * anywhere hashes one tile anew, however long the log. What it makes is as good as the tiles; the
 * verifying methods tell.
 */
public final class Proofs {
  private static final int LEAF_TILES_KEPT = 32;
  private static final int HIGHER_TILES_KEPT = 257;

  private final LogTiles tiles;
  private final Map<TilePath, TileNodes> leaves = lastUsed(LEAF_TILES_KEPT);
  private final Map<TilePath, TileNodes> higher = lastUsed(HIGHER_TILES_KEPT);

  /** Roots of what lies between a leaf and the end of one log; as many as it has levels. */
  private final Map<Long, byte[]> edges = new HashMap<>();

  private LogShape edgesOf = new LogShape(0);

  public Proofs(TileReader tiles) {
    this.tiles = new LogTiles(tiles);
  }

  /** RFC 6962 2.1.1: the path of leaf {@code index} in the tree of {@code size}. */
  public List<byte[]> inclusion(long index, long size) throws LogRefused, IOException {
    if (index < 0 || index >= size) {
      throw new LogRefused("a log of %d leaves has no leaf %d".formatted(size, index));
    }
    LogShape log = new LogShape(size);
    List<byte[]> path = new ArrayList<>();
    long start = 0;
    long end = size;
    while (end - start > 1) {
      long middle = start + leftSize(end - start);
      if (index < middle) {
        path.add(root(log, middle, end));
        end = middle;
      } else {
        path.add(root(log, start, middle));
        start = middle;
      }
    }
    return path.reversed().stream().toList();
  }

  /** RFC 6962 2.1.2: that the tree of {@code size} begins with the tree of {@code oldSize}. */
  public List<byte[]> consistency(long oldSize, long size) throws LogRefused, IOException {
    if (oldSize <= 0 || oldSize > size) {
      throw new LogRefused("no consistency proof from %d to %d leaves".formatted(oldSize, size));
    }
    LogShape log = new LogShape(size);
    List<byte[]> path = new ArrayList<>();
    long start = 0;
    long end = size;
    while (oldSize != end) {
      long middle = start + leftSize(end - start);
      if (oldSize <= middle) {
        path.add(root(log, middle, end));
        end = middle;
      } else {
        path.add(root(log, start, middle));
        start = middle;
      }
    }
    // The old tree itself is not repeated: its root is known to whoever asks.
    if (start != 0) {
      path.add(root(log, start, end));
    }
    return path.reversed().stream().toList();
  }

  /** That the leaves from {@code first} up to, and without, {@code end} are these and no others. */
  public RangeProof range(long first, long end, long size) throws LogRefused, IOException {
    RangeCover cover = RangeCover.of(first, end, size);
    LogShape log = new LogShape(size);
    return new RangeProof(first, end, roots(log, cover.before()), roots(log, cover.after()));
  }

  /**
   * That many leaves are in the tree of {@code size}.
   *
   * @param leaves their indexes, each larger than the one before
   */
  public SharedProof shared(List<Long> leaves, long size) throws LogRefused, IOException {
    List<byte[]> hashes = roots(new LogShape(size), SharedCover.of(leaves, size));
    byte[] joined = new byte[hashes.size() * Sha256.LENGTH];
    for (int i = 0; i < hashes.size(); i++) {
      System.arraycopy(hashes.get(i), 0, joined, i * Sha256.LENGTH, Sha256.LENGTH);
    }
    return new SharedProof(joined);
  }

  private List<byte[]> roots(LogShape log, List<RangeCover.Span> spans)
      throws LogRefused, IOException {
    List<byte[]> roots = new ArrayList<>();
    for (RangeCover.Span span : spans) {
      roots.add(root(log, span.start(), span.end()));
    }
    return roots;
  }

  /**
   * @param leaf the leaf itself, not its hash
   */
  public static void verifyInclusion(
      byte[] leaf, long index, List<byte[]> proof, long size, byte[] root) throws LogRefused {
    ProofPath.requireIncluded(Leaf.hash(leaf), index, proof, size, root);
  }

  /** As {@link #verifyInclusion}, of the leaf that has this hash. */
  public static void verifyHashIncluded(
      byte[] leafHash, long index, List<byte[]> proof, long size, byte[] root) throws LogRefused {
    ProofPath.requireIncluded(leafHash, index, proof, size, root);
  }

  /** Refuses the empty tree as the old one: every tree begins with it, so it proves nothing. */
  public static void verifyConsistency(
      long oldSize, byte[] oldRoot, long size, byte[] root, List<byte[]> proof) throws LogRefused {
    ProofPath.requireConsistent(oldSize, oldRoot, size, root, proof);
  }

  /** The root of the first {@code prefix} leaves, by the tiles of a log of {@code size}. */
  byte[] prefixRoot(long prefix, long size) throws LogRefused, IOException {
    return prefix == 0 ? Sha256.emptyTree() : root(new LogShape(size), 0, prefix);
  }

  private byte[] root(LogShape log, long start, long end) throws LogRefused, IOException {
    long size = end - start;
    if (Long.bitCount(size) == 1) {
      return perfect(log, Long.numberOfTrailingZeros(size), start);
    }
    // Only what reaches the log's end is no perfect tree, and the proofs of one batch share it.
    byte[] known = end == log.size() ? edge(log, start) : null;
    if (known != null) {
      return known;
    }
    long middle = start + leftSize(size);
    byte[] root = Sha256.node(root(log, start, middle), root(log, middle, end));
    if (end == log.size()) {
      keepEdge(log, start, root);
    }
    return root;
  }

  private synchronized byte @Nullable [] edge(LogShape log, long start) {
    return log.equals(edgesOf) ? edges.get(start) : null;
  }

  private synchronized void keepEdge(LogShape log, long start, byte[] root) {
    if (!log.equals(edgesOf)) {
      edges.clear();
      edgesOf = log;
    }
    edges.put(start, root);
  }

  private byte[] perfect(LogShape log, int height, long start) throws LogRefused, IOException {
    int level = height / 8;
    long position = start >>> 8 * level;
    TileNodes nodes = nodes(log.tile(level, position / TilePath.FULL));
    return nodes.node(height % 8, (int) (position % TilePath.FULL) >>> height % 8).clone();
  }

  private synchronized TileNodes nodes(TilePath path) throws LogRefused, IOException {
    Map<TilePath, TileNodes> kept = path.level() == 0 ? leaves : higher;
    TileNodes known = kept.get(path);
    if (known != null) {
      return known;
    }
    TileNodes read = new TileNodes(tiles.tile(path));
    kept.put(path, read);
    return read;
  }

  private static Map<TilePath, TileNodes> lastUsed(int most) {
    return new LinkedHashMap<>(16, 0.75f, true) {
      @Override
      protected boolean removeEldestEntry(Map.Entry<TilePath, TileNodes> eldest) {
        return size() > most;
      }
    };
  }

  /** RFC 6962 2.1: the largest power of two smaller than {@code size}. */
  private static long leftSize(long size) {
    return Long.highestOneBit(size - 1);
  }
}
