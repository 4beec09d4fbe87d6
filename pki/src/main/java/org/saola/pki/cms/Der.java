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

/** One value whose bytes are strict DER (X.690 10): one encoding for one value. */
public final class Der {
  private final byte[] bytes;
  private final ASN1Primitive value;

  private Der(byte[] bytes, ASN1Primitive value) {
    this.bytes = bytes;
    this.value = value;
  }

  /** The consecutive values of which the bytes consist, to the last byte. */
  public static List<Der> split(byte[] bytes) throws CmsRefused {
    List<Der> values = new ArrayList<>();
    for (int at = 0; at < bytes.length; ) {
      int end = DerScanner.end(bytes, at);
      values.add(parsed(Arrays.copyOfRange(bytes, at, end)));
      at = end;
    }
    return values;
  }

  /** The one value of which the bytes consist. */
  public static Der read(byte[] bytes) throws CmsRefused {
    if (bytes.length == 0 || DerScanner.end(bytes, 0) != bytes.length) {
      throw new CmsRefused(Defect.MALFORMED, "not one value");
    }
    return parsed(bytes.clone());
  }

  private static Der parsed(byte[] bytes) throws CmsRefused {
    ASN1Primitive value;
    boolean same;
    try {
      value = ASN1Primitive.fromByteArray(bytes);
      same = isEncoding(bytes, value);
    } catch (IOException | RuntimeException e) {
      // The parser answers hostile bytes with several kinds of unchecked exceptions too.
      throw new CmsRefused(Defect.MALFORMED, "not ASN.1: " + e.getMessage(), e);
    }
    if (!same) {
      throw new CmsRefused(Defect.MALFORMED, "not DER");
    }
    return new Der(bytes, value);
  }

  public static byte[] encode(ASN1Encodable value) {
    try {
      return value.toASN1Primitive().getEncoded(ASN1Encoding.DER);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public byte[] bytes() {
    return bytes.clone();
  }

  public ASN1Primitive value() {
    return value;
  }

  boolean hasBytes(byte[] expected) {
    return Arrays.equals(bytes, expected);
  }

  boolean isEncodingOf(ASN1Encodable expected) {
    return isEncoding(bytes, expected);
  }

  /** Whether the bytes are the value's DER encoding. */
  static boolean isEncoding(byte[] bytes, ASN1Encodable value) {
    ComparedBytes compared = new ComparedBytes(bytes);
    try {
      value.toASN1Primitive().encodeTo(compared, ASN1Encoding.DER);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return compared.areAll();
  }
}
