// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.cms;

import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.Security;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.saola.pki.cms.CmsRefused.Defect;
import org.saola.pki.suite.BouncyCastle;

/**
 * The same AuthEnvelopedData as {@link Envelope}, read from a stream of any size in constant
 * memory. Its outer layers may be BER; recipients and algorithm must be DER all the same.
 */
public final class EnvelopeStream {
  private static final int SEQUENCE = 0x30;
  private static final int CONTEXT_0 = 0xa0;
  private static final int OCTET_STRING = 0x04;

  /** As much as a whole message: some five hundred recipients. */
  private static final int MAX_HEADER = 1024 * 1024;

  private static final int MAX_SMALL = 1024 * 1024;
  private static final byte[] VERSION_0 = {0x02, 0x01, 0x00};

  private final BerInput in;
  private final List<KemRecipient> recipients;
  private final GcmAlgorithm algorithm;
  private final boolean chunked;
  private long remaining;

  private EnvelopeStream(BerInput in, List<KemRecipient> recipients, GcmAlgorithm algorithm)
      throws IOException, CmsRefused {
    this.in = in;
    this.recipients = recipients;
    this.algorithm = algorithm;
    long length = in.octets();
    this.chunked = length < 0;
    this.remaining = Math.max(length, 0);
  }

  /** Reads as far as the ciphertext. */
  public static EnvelopeStream open(InputStream stream) throws IOException, CmsRefused {
    BerInput in = new BerInput(stream);
    in.enter(SEQUENCE);
    require(in, Der.encode(CMSObjectIdentifiers.authEnvelopedData), "type");
    in.enter(CONTEXT_0);
    in.enter(SEQUENCE);
    require(in, VERSION_0, "version");
    List<KemRecipient> recipients = recipients(in.value(MAX_HEADER));
    in.enter(SEQUENCE);
    require(in, Der.encode(CMSObjectIdentifiers.data), "type of the content");
    GcmAlgorithm algorithm = algorithm(in.value(MAX_HEADER));
    return new EnvelopeStream(in, recipients, algorithm);
  }

  private static List<KemRecipient> recipients(byte[] der) throws CmsRefused {
    return Structure.read(
        "recipients", () -> Envelope.recipients(ASN1Set.getInstance(Der.read(der).value())));
  }

  private static GcmAlgorithm algorithm(byte[] der) throws CmsRefused {
    return Structure.read("algorithm", () -> GcmAlgorithm.read(Der.read(der).value()));
  }

  private static void require(BerInput in, byte[] expected, String what)
      throws IOException, CmsRefused {
    if (!Arrays.equals(in.value(MAX_HEADER), expected)) {
      throw new CmsRefused(Defect.MALFORMED, "another " + what);
    }
  }

  public List<KemRecipient> recipients() {
    return recipients;
  }

  public GcmAlgorithm algorithm() {
    return algorithm;
  }

  /**
   * A cipher for this ciphertext, to which at last the tag is given. The JDK's is the faster one,
   * but holds all plaintext back until the tag has been checked, so it serves small content only.
   */
  public Cipher decrypting(SecretKey key) throws GeneralSecurityException {
    boolean small = !chunked && remaining <= MAX_SMALL;
    Provider provider =
        small ? Objects.requireNonNull(Security.getProvider("SunJCE")) : BouncyCastle.PROVIDER;
    return algorithm.decrypting(key, provider);
  }

  /** Some ciphertext; -1 after the last. */
  public int read(byte[] buffer) throws IOException, CmsRefused {
    while (remaining == 0 && chunked) {
      remaining = in.chunk();
    }
    if (remaining <= 0) {
      return -1;
    }
    int n = in.read(buffer, (int) Math.min(buffer.length, remaining));
    remaining -= n;
    return n;
  }

  /** The tag, which must end both the value and the stream. */
  public byte[] tag() throws IOException, CmsRefused {
    in.leave();
    byte[] tag = in.value(MAX_HEADER);
    if (tag[0] != OCTET_STRING) {
      throw new CmsRefused(Defect.MALFORMED, "attributes inside");
    }
    // Tag and length of the octet string are a byte each.
    byte[] value = Arrays.copyOfRange(tag, 2, tag.length);
    GcmAlgorithm.requireTag(value);
    in.leave();
    in.leave();
    in.leave();
    in.requireEnd();
    return value;
  }
}
