// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.cms;

import org.saola.pki.cms.CmsRefused.Defect;

/**
 * Finds where DER values end. Safe on hostile bytes: nothing is allocated from a claimed length,
 * and nesting is bounded.
 */
final class DerScanner {
  private static final int MAX_DEPTH = 24;
  private static final int CONSTRUCTED = 0x20;

  private DerScanner() {}

  /** Where the value at {@code at} ends; tags and lengths in it are as DER has them. */
  static int end(byte[] bytes, int at) throws CmsRefused {
    return walk(bytes, at, bytes.length, 0);
  }

  private static int walk(byte[] bytes, int at, int limit, int depth) throws CmsRefused {
    if (depth > MAX_DEPTH) {
      throw new CmsRefused(Defect.MALFORMED, "nested deeper than " + MAX_DEPTH);
    }
    if (limit - at < 2 || (bytes[at] & 0x1f) == 0x1f || bytes[at] == 0) {
      throw new CmsRefused(Defect.MALFORMED, "no DER value at offset " + at);
    }
    int start = at + 1 + lengthBytes(bytes, at + 1, limit);
    int end = start + length(bytes, at + 1, start, limit);
    if ((bytes[at] & CONSTRUCTED) != 0) {
      for (int child = start; child < end; ) {
        child = walk(bytes, child, end, depth + 1);
      }
    }
    return end;
  }

  private static int lengthBytes(byte[] bytes, int at, int limit) throws CmsRefused {
    int count = bytes[at] >= 0 ? 1 : 1 + (bytes[at] & 0x7f);
    // 0x80 is the indefinite length of BER; no message here needs more than 4 bytes of length.
    if (bytes[at] == (byte) 0x80 || count > 5 || count > limit - at) {
      throw new CmsRefused(Defect.MALFORMED, "length not allowed at offset " + at);
    }
    return count;
  }

  private static int length(byte[] bytes, int at, int start, int limit) throws CmsRefused {
    long length = start == at + 1 ? bytes[at] : 0;
    for (int i = at + 1; i < start; i++) {
      length = length << 8 | (bytes[i] & 0xff);
    }
    if (start > at + 1 && (length < 0x80 || bytes[at + 1] == 0)) {
      throw new CmsRefused(Defect.MALFORMED, "length not minimal at offset " + at);
    }
    if (length > limit - start) {
      throw new CmsRefused(Defect.MALFORMED, "length beyond the end at offset " + at);
    }
    return (int) length;
  }
}
