// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.console.report;

import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.saola.pages.frame.Problems;
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
  Making of(HttpSession session, Making.Sought sought, Making.Work work) {
    Optional<Making> going = going(session, sought);
    if (going.isPresent()) {
      return going.get();
    }
    Room.Place place =
        roomForDocuments.enter(sought.username()).orElseThrow(() -> new Problems.Busy(AGAIN));
    Making making =
        new Making(
            sought,
            it -> {
              try (place) {
                return work.make(it);
              }
            },
            clock);
    begin(session, making, place);
    return making;
  }

  /** Whoever has left while waiting for the place leaves it to others. */
  private static void begin(HttpSession session, Making making, Room.Place place) {
    boolean begun = false;
    try {
      session.setAttribute(MAKING, making);
      making.begin();
      begun = true;
    } finally {
      if (!begun) {
        place.close();
      }
    }
  }

  /** What this session waits for, if it is this. */
  Optional<Making> going(HttpSession session, Making.Sought sought) {
    return session.getAttribute(MAKING) instanceof Making making
            && making.isOf(sought)
            && !making.isOld()
        ? Optional.of(making)
        : Optional.empty();
  }

  /** It was shown, or cannot be: who asks again gets another. */
  void forget(HttpSession session) {
    session.removeAttribute(MAKING);
  }
}
