// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.deadline;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.Digest;
import org.saola.message.manifest.MessageId;
import org.saola.message.request.TimeLimit;

/**
 * The clock of one request and one authority that is asked.
 *
 * @param thread the request's, or the request itself where it began one
 * @param received when the request lay in the inbox; null before
 * @param resumedBy the requester's message that ends the pause once it lies in the inbox
 * @param stopped when and by what it ended
 */
record Deadline(
    Digest request,
    AgencyId requested,
    AgencyId requester,
    MessageId requestId,
    MessageId thread,
    TimeLimit limit,
    @Nullable Instant received,
    Countdown clock,
    @Nullable Digest resumedBy,
    @Nullable Stopped stopped) {

  /** The end, in the words of the answer's outcome. */
  record Stopped(Instant at, String outcome) {}

  /** What names it among all clocks. */
  record Key(Digest request, AgencyId requested) {}

  Key key() {
    return new Key(request, requested);
  }

  boolean isPaused() {
    return received != null && stopped == null && !clock.runs();
  }

  Deadline with(Countdown changed) {
    return new Deadline(
        request, requested, requester, requestId, thread, limit, received, changed, resumedBy,
        stopped);
  }

  Deadline receivedAt(Instant at) {
    return new Deadline(
        request, requested, requester, requestId, thread, limit, at, clock, resumedBy, stopped);
  }

  Deadline resumedBy(@Nullable Digest message) {
    return new Deadline(
        request, requested, requester, requestId, thread, limit, received, clock, message, stopped);
  }

  Deadline stopped(Stopped end) {
    return new Deadline(
        request, requested, requester, requestId, thread, limit, received, clock, null, end);
  }
}
