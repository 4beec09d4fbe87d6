// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.seal;

import java.time.Instant;
import java.util.Set;
import org.saola.pki.cms.CmsRefused;
import org.saola.pki.cms.Der;
import org.saola.pki.cms.Digests;
import org.saola.pki.cms.Envelope;
import org.saola.pki.directory.Directory;

/**
 * An inline sealed part: structure checked (AES-256-GCM, 16-byte tag, no authAttrs), not opened.
 */
public final class SealedPart {
  private final byte[] bytes;
  private final Envelope envelope;

  private SealedPart(byte[] bytes, Envelope envelope) {
    this.bytes = bytes;
    this.envelope = envelope;
  }

  static SealedPart read(Der der) throws SealRefused {
    try {
      return new SealedPart(der.bytes(), Envelope.read(der));
    } catch (CmsRefused e) {
      throw Refusals.of(e);
    }
  }

  public byte[] bytes() {
    return bytes.clone();
  }

  public int length() {
    return bytes.length;
  }

  /** SHA-256 of the bytes. */
  public byte[] digest() {
    return Digests.sha256(bytes);
  }

  /**
   * The agencies for whom it is sealed, found by key identifier.
   *
   * @throws SealRefused HIDDEN_RECIPIENT for a RecipientInfo that the directory does not know
   */
  public Set<String> recipients(Directory directory) throws SealRefused {
    return new Readers(envelope.recipients()).in(directory);
  }

  /**
   * The same, and no key among them may have been revoked at the instant.
   *
   * @throws SealRefused HIDDEN_RECIPIENT or RECIPIENT_REVOKED
   */
  public Set<String> recipients(Directory directory, Instant at) throws SealRefused {
    return new Readers(envelope.recipients()).in(directory, at);
  }
}
