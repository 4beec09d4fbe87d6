// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.cms;

import java.io.OutputStream;
import java.util.Arrays;

/** Takes what is written to it for what must stand there, and keeps nothing of it. */
final class ComparedBytes extends OutputStream {
  private final byte[] expected;
  private int at;
  private boolean same = true;

  ComparedBytes(byte[] expected) {
    this.expected = expected;
  }

  @Override
  public void write(int octet) {
    same = same && at < expected.length && expected[at] == (byte) octet;
    at++;
  }

  @Override
  public void write(byte[] octets, int from, int length) {
    same =
        same
            && length <= expected.length - at
            && Arrays.equals(octets, from, from + length, expected, at, at + length);
    at += length;
  }

  /** Whether all of it was written, and nothing else. */
  boolean areAll() {
    return same && at == expected.length;
  }
}
