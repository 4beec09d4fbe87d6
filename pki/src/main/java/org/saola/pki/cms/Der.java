// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.cms;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Primitive;
import org.saola.pki.cms.CmsRefused.Defect;

/**
 * Strict DER (X.690 10): one encoding for one value. Safe on hostile bytes: nothing is allocated
 * from a claimed length, and nesting is bounded.
 */
public final class Der {
  private static final int MAX_DEPTH = 24;
  private static final int CONSTRUCTED = 0x20;

  private Der() {}

  /** The consecutive values of which the bytes consist, to the last byte; each is DER. */
  public static List<byte[]> split(byte[] bytes) throws CmsRefused {
    List<byte[]> values = new ArrayList<>();
    for (int at = 0; at < bytes.length; ) {
      int end = walk(bytes, at, bytes.length, 0);
      values.add(Arrays.copyOfRange(bytes, at, end));
      at = end;
    }
    return values;
  }

  /** The one value of which the bytes consist. */
  public static ASN1Primitive read(byte[] bytes) throws CmsRefused {
    if (walk(bytes, 0, bytes.length, 0) != bytes.length) {
      throw new CmsRefused(Defect.MALFORMED, "bytes follow the value");
    }
    ASN1Primitive value;
    byte[] again;
    try {
      value = ASN1Primitive.fromByteArray(bytes);
      again = value.getEncoded(ASN1Encoding.DER);
    } catch (IOException | RuntimeException e) {
      // The parser answers hostile bytes with several kinds of unchecked exceptions too.
      throw new CmsRefused(Defect.MALFORMED, "not ASN.1: " + e.getMessage(), e);
    }
    if (!Arrays.equals(bytes, again)) {
      throw new CmsRefused(Defect.MALFORMED, "not DER");
    }
    return value;
  }

  public static byte[] encode(ASN1Encodable value) {
    try {
      return value.toASN1Primitive().getEncoded(ASN1Encoding.DER);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Checks the value at {@code at} and returns where it ends. */
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
