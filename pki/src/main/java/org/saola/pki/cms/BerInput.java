// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.cms;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import org.saola.pki.cms.CmsRefused.Defect;

/**
 * Pulls BER (X.690 8.1) from a stream, value by value. Memory does not depend on any length that
 * the bytes claim.
 */
final class BerInput {
  private static final long INDEFINITE = -1;
  private static final int MAX_LENGTH_BYTES = 6;

  private final InputStream in;
  private final Deque<Long> ends = new ArrayDeque<>();
  private long position;

  BerInput(InputStream in) {
    this.in = in;
  }

  /** Steps into a constructed value; definite or indefinite length. */
  void enter(int tag) throws IOException, CmsRefused {
    requireTag(tag, octet());
    ends.push(end(length()));
  }

  /** Steps out of the value last entered, which must end here. */
  void leave() throws IOException, CmsRefused {
    long end = ends.pop();
    if (end == INDEFINITE) {
      requireTag(0, octet());
      requireTag(0, octet());
    } else if (position != end) {
      throw new CmsRefused(Defect.MALFORMED, "more than expected at offset " + position);
    }
  }

  /** The next chunk's length within a constructed octet string; -1 after the last, left behind. */
  long chunk() throws IOException, CmsRefused {
    long end = ends.element();
    if (end != INDEFINITE && position == end) {
      ends.pop();
      return -1;
    }
    int tag = octet();
    if (tag == 0 && end == INDEFINITE) {
      requireTag(0, octet());
      ends.pop();
      return -1;
    }
    requireTag(0x04, tag);
    return definite();
  }

  /** Enters {@code [0] IMPLICIT OCTET STRING}: its length, or -1 if it is made of chunks. */
  long octets() throws IOException, CmsRefused {
    int tag = octet();
    if (tag == 0x80) {
      return definite();
    }
    requireTag(0xa0, tag);
    ends.push(end(length()));
    return -1;
  }

  /** One whole value of definite length, with tag and length, of bounded size. */
  byte[] value(int maxLength) throws IOException, CmsRefused {
    ByteArrayOutputStream value = new ByteArrayOutputStream();
    value.write(octet());
    int first = octet();
    value.write(first);
    long length = first < 0x80 ? first : 0;
    for (int i = first < 0x80 ? 0 : lengthBytes(first); i > 0; i--) {
      int next = octet();
      value.write(next);
      length = length << 8 | next;
    }
    if (first == 0x80 || length > maxLength) {
      throw new CmsRefused(Defect.MALFORMED, "a header of %d bytes".formatted(length));
    }
    end(length);
    byte[] content = in.readNBytes((int) length);
    position += content.length;
    if (content.length < length) {
      throw new CmsRefused(Defect.MALFORMED, "ends early");
    }
    value.writeBytes(content);
    return value.toByteArray();
  }

  int read(byte[] buffer, int length) throws IOException, CmsRefused {
    int n = in.read(buffer, 0, length);
    if (n < 0) {
      throw new CmsRefused(Defect.MALFORMED, "ends early");
    }
    position += n;
    return n;
  }

  void requireEnd() throws IOException, CmsRefused {
    if (in.read() >= 0) {
      throw new CmsRefused(Defect.MALFORMED, "bytes follow the value");
    }
  }

  private long definite() throws IOException, CmsRefused {
    long length = length();
    if (length == INDEFINITE) {
      throw new CmsRefused(Defect.MALFORMED, "a primitive value of indefinite length");
    }
    end(length);
    return length;
  }

  private long length() throws IOException, CmsRefused {
    int first = octet();
    if (first < 0x80) {
      return first;
    }
    if (first == 0x80) {
      return INDEFINITE;
    }
    long length = 0;
    for (int i = lengthBytes(first); i > 0; i--) {
      length = length << 8 | octet();
    }
    return length;
  }

  private static int lengthBytes(int first) throws CmsRefused {
    int count = first & 0x7f;
    if (count > MAX_LENGTH_BYTES) {
      throw new CmsRefused(Defect.MALFORMED, "a length of %d bytes".formatted(count));
    }
    return count;
  }

  /** Where a value of this length ends; it must not reach beyond what encloses it. */
  private long end(long length) throws CmsRefused {
    long enclosing = ends.isEmpty() ? INDEFINITE : ends.element();
    long end = length == INDEFINITE ? INDEFINITE : position + length;
    if (enclosing != INDEFINITE && end > enclosing) {
      throw new CmsRefused(Defect.MALFORMED, "length beyond the end at offset " + position);
    }
    return end;
  }

  private int octet() throws IOException, CmsRefused {
    int octet = in.read();
    if (octet < 0) {
      throw new CmsRefused(Defect.MALFORMED, "ends early");
    }
    position++;
    return octet;
  }

  private void requireTag(int expected, int tag) throws CmsRefused {
    if (tag != expected) {
      throw new CmsRefused(
          Defect.MALFORMED,
          "tag %02x, not %02x, before offset %d".formatted(tag, expected, position));
    }
  }
}
