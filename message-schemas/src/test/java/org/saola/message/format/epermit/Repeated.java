// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.format.epermit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.function.LongFunction;

/** A document that is made as it is read: a start, many pieces, an end. */
final class Repeated extends InputStream {
  private final LongFunction<String> piece;
  private final long pieces;
  private final String end;
  private InputStream current;
  private long made;
  private long read;

  Repeated(String start, LongFunction<String> piece, long pieces, String end) {
    this.piece = piece;
    this.pieces = pieces;
    this.end = end;
    this.current = new ByteArrayInputStream(start.getBytes(UTF_8));
  }

  /** Bytes handed out so far. */
  long length() {
    return read;
  }

  @Override
  public int read() {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) {
    int count = -1;
    try {
      count = current.read(into, offset, length);
      while (count < 0 && made <= pieces) {
        String next = made < pieces ? piece.apply(made) : end;
        made++;
        current = new ByteArrayInputStream(next.getBytes(UTF_8));
        count = current.read(into, offset, length);
      }
    } catch (java.io.IOException e) {
      throw new AssertionError(e);
    }
    read += Math.max(0, count);
    return count;
  }
}
