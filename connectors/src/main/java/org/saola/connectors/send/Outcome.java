// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.send;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.Digest;
import org.saola.message.manifest.MessageId;
import org.saola.message.manifest.TypeId;

/**
 * What became of one message that this agency wanted to send: the {@code outcome.json} beside it in
 * {@code sent/ID/} or {@code rejected/ID/}.
 *
 * @param manifest digest of the manifest; absent where nothing was signed
 * @param source the file and rows that it came from, where it came from a file
 * @param code why it was refused or not sent
 */
public record Outcome(
    MessageId id,
    TypeId type,
    @Nullable Digest manifest,
    Instant created,
    State state,
    @Nullable Source source,
    @Nullable String code,
    @Nullable String detail,
    List<Recipient> recipients) {
  public Outcome {
    recipients = List.copyOf(recipients);
  }

  /** Where a message stands. */
  public enum State {
    /** Kept and sent again until the hub's evidence comes. */
    WAITING,
    /** The hub's log says so. */
    ACCEPTED,
    /** The hub's log says so, with a code. */
    REFUSED,
    /** It was never sent: the rules leave nobody who may have it, or the hub takes no such part. */
    NOT_SENT,
    /** No evidence came before it expired. */
    EXPIRED
  }

  /**
   * @param rows 1 is the first row after the header; empty for a file without rows
   */
  public record Source(String file, @Nullable String reference, List<Long> rows) {}

  /**
   * One intended recipient.
   *
   * @param via the group that named it
   * @param parts sealed for it
   * @param withheld parts that it was meant to have and does not get
   * @param consigned when the message was in its inbox
   * @param handedOver when its connector had opened it
   * @param read when an officer there had opened it first; who that was is its own affair
   * @param rejected the code with which its connector refused it
   */
  public record Recipient(
      AgencyId agency,
      @Nullable String via,
      List<String> parts,
      List<Withheld> withheld,
      @Nullable Instant consigned,
      @Nullable Instant handedOver,
      @Nullable Instant read,
      @Nullable String rejected) {}

  public record Withheld(String part, List<String> rules) {}
}
