// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.seal;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.RecipientInfo;
import org.saola.pki.cms.Der;
import org.saola.pki.cms.GcmAlgorithm;

/**
 * Writes AuthEnvelopedData of unknown length: BER (X.690 8.1.3.6), indefinite outside, with the
 * ciphertext in octet strings of bounded size.
 */
final class SealedStream {
  private static final byte[] SEQUENCE = {0x30, (byte) 0x80};
  private static final byte[] CONTEXT_0 = {(byte) 0xa0, (byte) 0x80};
  private static final byte[] VERSION_0 = {0x02, 0x01, 0x00};
  private static final byte[] END = {0x00, 0x00};
  private static final int OCTET_STRING = 0x04;
  private static final int LENGTH_IN_4_BYTES = 0x84;

  private final OutputStream out;

  SealedStream(OutputStream out) {
    this.out = out;
  }

  void open(List<RecipientInfo> recipients, GcmAlgorithm algorithm) throws IOException {
    ASN1EncodableVector set = new ASN1EncodableVector(recipients.size());
    recipients.forEach(set::add);
    out.write(SEQUENCE);
    out.write(Der.encode(CMSObjectIdentifiers.authEnvelopedData));
    out.write(CONTEXT_0);
    out.write(SEQUENCE);
    out.write(VERSION_0);
    out.write(Der.encode(new DERSet(set)));
    out.write(SEQUENCE);
    out.write(Der.encode(CMSObjectIdentifiers.data));
    out.write(Der.encode(algorithm.identifier()));
    out.write(CONTEXT_0);
  }

  void write(byte[] ciphertext, int offset, int length) throws IOException {
    if (length > 0) {
      octetString(ciphertext, offset, length);
    }
  }

  void close(byte[] tag) throws IOException {
    out.write(END);
    out.write(END);
    octetString(tag, 0, tag.length);
    out.write(END);
    out.write(END);
    out.write(END);
  }

  private void octetString(byte[] bytes, int offset, int length) throws IOException {
    out.write(OCTET_STRING);
    if (length < 0x80) {
      out.write(length);
    } else {
      out.write(LENGTH_IN_4_BYTES);
      for (int shift = 24; shift >= 0; shift -= 8) {
        out.write(length >>> shift);
      }
    }
    out.write(bytes, offset, length);
  }
}
