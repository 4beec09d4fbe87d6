// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.seal;

import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.time.Instant;
import java.util.Set;
import org.saola.pki.cms.CmsRefused;
import org.saola.pki.cms.Digests;
import org.saola.pki.cms.EnvelopeStream;
import org.saola.pki.directory.Directory;
import org.saola.pki.seal.SealRefused.Code;

/**
 * A sealed part of any size, read from a stream in constant memory: structure checked as for an
 * inline one, not opened.
 */
public final class StreamedPart {
  private static final int CHUNK = 64 * 1024;

  private final Readers readers;

  private StreamedPart(EnvelopeStream envelope) {
    this.readers = new Readers(envelope.recipients());
  }

  /** Reads as far as the ciphertext: enough to know for whom it is sealed. */
  public static StreamedPart head(InputStream sealed) throws SealRefused, IOException {
    try {
      return new StreamedPart(EnvelopeStream.open(sealed));
    } catch (CmsRefused e) {
      throw Refusals.of(e);
    }
  }

  /**
   * What a sealed part as a whole says about itself.
   *
   * @param digest SHA-256 of the sealed bytes
   * @param content bytes of the content inside the seal: GCM neither pads nor compresses
   */
  public record Measure(byte[] digest, long content) {}

  /** Reads to the end, through every layer: the sealed part, and nothing behind it. */
  public static Measure measure(InputStream sealed) throws SealRefused, IOException {
    DigestInputStream digested = new DigestInputStream(sealed, Digests.sha256());
    try {
      EnvelopeStream envelope = EnvelopeStream.open(digested);
      byte[] chunk = new byte[CHUNK];
      long ciphertext = 0;
      for (int n = envelope.read(chunk); n >= 0; n = envelope.read(chunk)) {
        ciphertext += n;
      }
      envelope.tag();
      if (ciphertext < ContentDigest.SALT_LENGTH) {
        throw new SealRefused(Code.MALFORMED, "sealed content without a salt");
      }
      return new Measure(
          digested.getMessageDigest().digest(), ciphertext - ContentDigest.SALT_LENGTH);
    } catch (CmsRefused e) {
      throw Refusals.of(e);
    }
  }

  /**
   * The agencies for whom it is sealed; no key among them may have been revoked at the instant.
   *
   * @throws SealRefused HIDDEN_RECIPIENT or RECIPIENT_REVOKED
   */
  public Set<String> recipients(Directory directory, Instant at) throws SealRefused {
    return readers.in(directory, at);
  }
}
