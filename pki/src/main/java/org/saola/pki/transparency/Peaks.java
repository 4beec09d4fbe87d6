// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.transparency;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The roots of the perfect subtrees that a tree's size names by its binary digits: all that is
 * needed to go on hashing, however many leaves there are.
 */
final class Peaks {
  private static final int LEVEL_HEIGHT = 8;

  /** Told each hash that a tile holds, as it becomes complete; level 0 are the leaves. */
  @FunctionalInterface
  interface Completed {
    void hash(int level, byte[] hash);
  }

  /** The smallest, rightmost subtree on top. */
  private final Deque<byte[]> roots = new ArrayDeque<>();

  private long size;

  long size() {
    return size;
  }

  byte[] root() {
    byte[] root = null;
    for (byte[] peak : roots) {
      root = root == null ? peak : Sha256.node(peak, root);
    }
    return root == null ? Sha256.emptyTree() : root.clone();
  }

  /**
   * The root of a larger tree.
   *
   * @param rest the hash over all leaves that follow these, which must be one subtree of it
   */
  byte[] rootBefore(byte[] rest) {
    byte[] root = rest;
    for (byte[] peak : roots) {
      root = Sha256.node(peak, root);
    }
    return root;
  }

  /** As in binary addition: each digit one of the old size that carries merges two subtrees. */
  void add(byte[] leafHash, Completed completed) {
    byte[] node = leafHash;
    completed.hash(0, node);
    for (int height = 0; (size >>> height & 1) == 1; ) {
      node = Sha256.node(roots.pop(), node);
      height++;
      if (height % LEVEL_HEIGHT == 0) {
        completed.hash(height / LEVEL_HEIGHT, node);
      }
    }
    roots.push(node);
    size++;
  }

  /**
   * Adds a perfect subtree at once.
   *
   * @param width its leaves, a power of two that divides the size so far
   */
  void addPerfect(long width, byte[] hash) {
    byte[] node = hash;
    for (int height = Long.numberOfTrailingZeros(width); (size >>> height & 1) == 1; height++) {
      node = Sha256.node(roots.pop(), node);
    }
    roots.push(node);
    size += width;
  }

  /** Puts the hashes of a partial tile below what was put before: levels from the top down. */
  void addTile(int level, TileNodes nodes, int width) {
    for (int height = LEVEL_HEIGHT - 1; height >= 0; height--) {
      if ((width >>> height & 1) == 1) {
        roots.push(nodes.node(height, (width >>> height) - 1));
      }
    }
    size += (long) width << LEVEL_HEIGHT * level;
  }
}
