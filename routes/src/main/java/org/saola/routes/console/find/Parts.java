// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.console.find;

/** How leaves are cut into partitions of the index, and into blocks whose times are kept. */
final class Parts {
  private static final int PART_BITS = 18;
  private static final int BLOCK_BITS = 12;

  private Parts() {}

  static int of(long leaf) {
    return Math.toIntExact(leaf >> PART_BITS);
  }

  static long first(int part) {
    return (long) part << PART_BITS;
  }

  /** The first leaf of the next one. */
  static long end(int part) {
    return first(part + 1);
  }

  /** Its name holds a number alone: it is put into statements. */
  static String table(int part) {
    return "entry_index_" + part;
  }

  static int block(long leaf) {
    return Math.toIntExact(leaf >> BLOCK_BITS);
  }

  static long firstOfBlock(int block) {
    return (long) block << BLOCK_BITS;
  }

  static long endOfBlock(int block) {
    return firstOfBlock(block + 1);
  }
}
