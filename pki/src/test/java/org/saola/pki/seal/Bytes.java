// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.seal;

import java.util.Arrays;

/** Changes bytes in place. */
final class Bytes {
  private Bytes() {}

  /** With the only occurrence of some bytes replaced by as many others. */
  static byte[] replaced(byte[] bytes, byte[] old, byte[] next) {
    for (int at = 0; at <= bytes.length - old.length; at++) {
      if (Arrays.equals(bytes, at, at + old.length, old, 0, old.length)) {
        byte[] replaced = bytes.clone();
        System.arraycopy(next, 0, replaced, at, next.length);
        return replaced;
      }
    }
    throw new IllegalArgumentException("not in there");
  }

  static byte[] flipped(byte[] bytes, int bit) {
    byte[] flipped = bytes.clone();
    flipped[bit / 8] ^= (byte) (1 << bit % 8);
    return flipped;
  }
}
