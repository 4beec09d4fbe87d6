// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.send;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.saola.connectors.hub.Backoff;
import org.saola.message.manifest.Urgency;

/**
 * How many messages of a lane go in one transaction, and when. A batch that was rejected has spent
 * what quota there was and brought nothing across: so the lane rests, goes on with one message, and
 * doubles with each batch that is taken. Used by one thread.
 */
final class Pace {
  private static final int MOST = 100;

  private final Urgency lane;
  private final Clock clock;
  private final Backoff backoff;
  private int batch = MOST;
  private int rejections;
  private Instant restsUntil = Instant.MIN;

  Pace(Urgency lane, Clock clock, Backoff backoff) {
    this.lane = lane;
    this.clock = clock;
    this.backoff = backoff;
  }

  Urgency lane() {
    return lane;
  }

  int batch() {
    return batch;
  }

  boolean rests() {
    return clock.instant().isBefore(restsUntil);
  }

  Duration restLeft() {
    return rests() ? Duration.between(clock.instant(), restsUntil) : Duration.ZERO;
  }

  void taken() {
    batch = Math.min(MOST, 2 * batch);
    rejections = 0;
  }

  void rejected() {
    batch = 1;
    rejections++;
    restsUntil = clock.instant().plus(backoff.after(rejections));
  }
}
