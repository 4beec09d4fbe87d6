// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.console.find;

/** How leaves are cut into blocks whose times are kept. */
final class Blocks {
  private static final int BITS = 12;

  private Blocks() {}

  static int of(long leaf) {
    return Math.toIntExact(leaf >> BITS);
  }

  static long first(int block) {
    return (long) block << BITS;
  }

  /** The first leaf of the next one. */
  static long end(int block) {
    return first(block + 1);
  }
}
