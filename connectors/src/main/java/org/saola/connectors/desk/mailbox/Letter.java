// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.desk.mailbox;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.saola.connectors.log.ClockFile;
import org.saola.connectors.send.Outcome;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.Digest;
import org.saola.message.manifest.Manifest;
import org.saola.message.manifest.MessageId;
import org.saola.message.manifest.Recipient;

/**
 * One message as this agency has it.
 *
 * @param digest of its manifest
 * @param folder {@code inbox/ID}, {@code sent/ID} or {@code rejected/ID}; not there yet while it is
 *     under way
 * @param at when it was received, or was made
 * @param outcome what became of it; absent of what was received
 * @param clocks of a case request, one for each authority that is asked
 * @param word the latest that its sender has said of it since
 */
public record Letter(
    Manifest manifest,
    Digest digest,
    Direction direction,
    Path folder,
    Instant at,
    @Nullable Outcome outcome,
    List<ClockFile.Clock> clocks,
    @Nullable Word word) {
  public Letter {
    clocks = List.copyOf(clocks);
  }

  /** Whose it is. */
  public enum Direction {
    SENT,
    RECEIVED
  }

  /** A recall, a correction or an erasure that its sender has sent after it. */
  public record Word(Kind kind, MessageId message, Instant at) {
    /** From the mildest to the strictest. */
    public enum Kind {
      CORRECTED,
      RECALLED,
      ERASED
    }
  }

  /** What no other letter of this agency has: an id is its sender's choice alone. */
  public String key() {
    return manifest.id() + "." + manifest.from();
  }

  public MessageId id() {
    return manifest.id();
  }

  /** The message that began the exchange. */
  public MessageId thread() {
    return Objects.requireNonNullElse(manifest.thread(), manifest.id());
  }

  /** Such as {@code case-request}. */
  public String typeName() {
    String id = manifest.type().value();
    return id.substring(0, id.indexOf('/'));
  }

  public boolean isReceived() {
    return direction == Direction.RECEIVED;
  }

  public boolean isUnderWay() {
    return outcome != null && outcome.state() == Outcome.State.WAITING;
  }

  /** Whether it never reached anybody: refused by the hub, or expired unsent. */
  public boolean isRefused() {
    return outcome != null
        && (outcome.state() == Outcome.State.REFUSED || outcome.state() == Outcome.State.EXPIRED);
  }

  public boolean isTakenBack() {
    return word != null && word.kind() != Word.Kind.CORRECTED;
  }

  public List<AgencyId> recipients() {
    return manifest.to().stream().map(Recipient::agency).distinct().toList();
  }

  Letter with(@Nullable Word said) {
    return new Letter(manifest, digest, direction, folder, at, outcome, clocks, said);
  }
}
