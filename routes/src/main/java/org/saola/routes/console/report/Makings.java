// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.console.report;

import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import org.saola.pages.frame.Problems;
import org.saola.routes.console.consult.Auditor;
import org.saola.routes.console.room.Room;
import org.springframework.stereotype.Component;

/** The report that somebody's session waits for, if any: one at a time, as for all sessions. */
@Component
class Makings {
  private static final String MAKING = Making.class.getName();

  private static final Duration AGAIN = Duration.ofSeconds(10);

  private final Room roomForDocuments;
  private final Clock clock;

  Makings(Room roomForDocuments, Clock clock) {
    this.roomForDocuments = roomForDocuments;
    this.clock = clock;
  }

  /** The one that is being made already, or one that begins now. */
  Making of(HttpSession session, ReportPages.Wanted wanted, Making.Work work) {
    if (session.getAttribute(MAKING) instanceof Making making
        && making.isOf(wanted)
        && !making.isOld()) {
      return making;
    }
    Room.Place place =
        roomForDocuments
            .enter(Auditor.present().username())
            .orElseThrow(() -> new Problems.Busy(AGAIN));
    Making making =
        new Making(
            wanted,
            it -> {
              try (place) {
                return work.make(it);
              }
            },
            clock);
    session.setAttribute(MAKING, making);
    making.begin();
    return making;
  }

  /** It was shown, or cannot be: who asks again gets another. */
  void forget(HttpSession session) {
    session.removeAttribute(MAKING);
  }
}
