// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.deadline;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.Digest;
import org.saola.message.manifest.MessageId;
import org.saola.message.request.TimeLimit;

/**
 * What the clocks must know of an accepted message.
 *
 * @param to those who get it
 * @param limit of a case request
 * @param reply of a case reply
 * @param withdraws the message that a recall is about
 */
public record Exchanged(
    Digest digest,
    MessageId id,
    AgencyId from,
    Set<AgencyId> to,
    @Nullable MessageId thread,
    @Nullable MessageId inReplyTo,
    @Nullable TimeLimit limit,
    @Nullable Reply reply,
    @Nullable Digest withdraws) {
  public Exchanged {
    to = Set.copyOf(to);
  }

  /** What a reply does to the clock. */
  public sealed interface Reply {
    /** A question: the clock pauses until it is answered. */
    record Clarify() implements Reply {}

    /** A judicial authorisation is needed first. */
    record Delay(Instant until) implements Reply {}

    /**
     * The request is answered.
     *
     * @param outcome PROVIDE, PARTIAL or REFUSE
     * @param ground of a refusal, whole or in part
     */
    record Answer(String outcome, @Nullable String ground) implements Reply {}
  }

  /** Whether a clock may care: a request, or something within an exchange. */
  boolean matters() {
    return limit != null || thread != null || inReplyTo != null || withdraws != null;
  }
}
