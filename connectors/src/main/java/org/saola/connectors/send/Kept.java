// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.send;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.saola.message.manifest.Digest;
import org.saola.message.manifest.MessageId;
import org.saola.message.manifest.Urgency;

/**
 * What is kept beside a message's bytes until its evidence comes, and afterwards until it expires.
 *
 * @param manifest digest of the manifest, by which all evidence names it
 * @param bytes digest of all that travels, by which the hub names what it could not read
 * @param after the message that must have its evidence first, or be given up
 * @param job the file of the outbox that it came from, by the connector's own name for it
 */
public record Kept(
    MessageId id,
    Kind kind,
    Digest manifest,
    Digest bytes,
    Urgency urgency,
    Instant expires,
    @Nullable MessageId after,
    @Nullable String job,
    Outcome outcome) {
  /** What concludes a message. */
  public enum Kind {
    /** Evidence that the hub accepted or refused it. */
    MESSAGE,
    /** The entry of the hand-over that it reports. */
    RECEIPT
  }

  Kept with(Outcome concluded) {
    return new Kept(id, kind, manifest, bytes, urgency, expires, after, job, concluded);
  }

  Kept after(MessageId before) {
    return new Kept(id, kind, manifest, bytes, urgency, expires, before, job, outcome);
  }
}
