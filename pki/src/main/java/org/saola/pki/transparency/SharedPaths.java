// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.transparency;

import java.util.ArrayList;
import java.util.List;

/** Hashes a tree from some of its leaves and all else, and keeps what each leaf passes by. */
final class SharedPaths {
  private final List<Long> leaves;
  private final List<byte[]> leafHashes;
  private final byte[][] outside;
  private final List<List<byte[]>> paths = new ArrayList<>();
  private int taken;

  /**
   * @param outside the hashes of the spans of {@link SharedCover}, as many and in the same order
   */
  SharedPaths(List<Long> leaves, List<byte[]> leafHashes, byte[][] outside) {
    this.leaves = leaves;
    this.leafHashes = leafHashes;
    this.outside = outside;
    leaves.forEach(leaf -> paths.add(new ArrayList<>()));
  }

  byte[] root(long size) {
    return root(0, size, 0, leaves.size());
  }

  /** From each leaf upwards, once the root is known. */
  List<List<byte[]>> all() {
    return List.copyOf(paths);
  }

  private byte[] root(long start, long end, int from, int to) {
    if (from == to) {
      return outside[taken++];
    }
    if (end - start == 1) {
      return leafHashes.get(from);
    }
    long middle = SharedCover.middle(start, end);
    int split = SharedCover.split(leaves, from, to, middle);
    byte[] left = root(start, middle, from, split);
    byte[] right = root(middle, end, split, to);
    paths.subList(from, split).forEach(path -> path.add(right));
    paths.subList(split, to).forEach(path -> path.add(left));
    return Sha256.node(left, right);
  }
}
