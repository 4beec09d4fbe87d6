// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.compose;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.saola.connectors.compose.DraftRefused.Code;
import org.saola.connectors.content.ContentRefused;
import org.saola.connectors.content.PartCheck;
import org.saola.message.format.Draft;
import org.saola.message.manifest.Urgency;
import org.saola.message.request.CaseRequest;
import org.saola.message.request.TimeLimit;

/**
 * How fast a message travels, and by when it is to be answered. Of a case request both follow from
 * its time limit: the hub counts by what the manifest says.
 */
record Haste(Urgency urgency, @Nullable Instant respondBy) {
  static Haste of(Draft draft, Terms terms, Instant created) throws DraftRefused {
    if (!(draft.parts().get("request") instanceof CaseRequest request)) {
      return new Haste(terms.urgency(), draft.respondBy());
    }
    TimeLimit limit = request.timeLimit();
    Urgency urgency = limit.isUrgent() ? Urgency.URGENT : Urgency.ORDINARY;
    Haste haste =
        new Haste(
            draft.urgency() == null ? urgency : draft.urgency(),
            draft.respondBy() == null
                ? due(limit, created, created.plus(terms.lifetime()))
                : draft.respondBy());
    try {
      PartCheck.requireTimeLimit(
          Map.of("request", request), haste.urgency(), created, haste.respondBy());
    } catch (ContentRefused e) {
      throw new DraftRefused(Code.INVALID_DRAFT, String.valueOf(e.getMessage()));
    }
    return haste;
  }

  /** Nothing is due after it has expired; of the longer limits the manifest then says nothing. */
  private static @Nullable Instant due(TimeLimit limit, Instant created, Instant expires) {
    Instant due = created.plus(limit.fromReceipt());
    if (!due.isAfter(expires)) {
      return due;
    }
    return limit == TimeLimit.URGENT_DIRECTLY_ACCESSIBLE ? expires : null;
  }
}
