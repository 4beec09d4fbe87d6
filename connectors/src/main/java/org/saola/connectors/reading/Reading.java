// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.reading;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.Digest;
import org.saola.message.manifest.MessageId;

/**
 * One line of the record: who read which message, when and why; or who had one sent, or searched
 * for persons.
 *
 * @param subject of the officer, at the identity provider
 * @param action what was done; absent where a message was read
 * @param message that was read, taken back or passed on; absent where there was none before
 * @param from who sent the message
 * @param manifest digest of its manifest
 * @param submission under which name the connector took what was sent
 * @param words digest of the words that were searched for, with the salt that lies beside the
 *     record
 * @param hits how many messages the search found
 * @param previous SHA-256 of the line before, without its line end; zeros for the very first
 */
public record Reading(
    Instant at,
    String subject,
    String name,
    @Nullable Action action,
    @Nullable MessageId message,
    @Nullable AgencyId from,
    @Nullable Digest manifest,
    @Nullable String reason,
    @Nullable String submission,
    @Nullable Digest words,
    @Nullable Integer hits,
    Digest previous) {
  /** What an officer did, other than reading. */
  public enum Action {
    SENT,
    RECALLED,
    CORRECTED,
    ERASED,
    FORWARDED,
    SEARCHED
  }

  /** A message was read. */
  public Reading(
      Instant at,
      String subject,
      String name,
      MessageId message,
      AgencyId from,
      Digest manifest,
      @Nullable String reason,
      Digest previous) {
    this(at, subject, name, null, message, from, manifest, reason, null, null, null, previous);
  }

  public boolean wasRead() {
    return action == null;
  }

  /** A message that is here. */
  public record Named(MessageId message, AgencyId from, Digest manifest) {}
}
