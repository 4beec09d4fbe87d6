// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.standin;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** A clock that can be put forward. */
public final class Later extends Clock {
  private final Clock clock;
  private volatile Duration by = Duration.ZERO;

  Later(Clock clock) {
    this.clock = clock;
  }

  public synchronized void forward(Duration more) {
    by = by.plus(more);
  }

  @Override
  public Instant instant() {
    return clock.instant().plus(by);
  }

  @Override
  public ZoneId getZone() {
    return clock.getZone();
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return new Later(clock.withZone(zone));
  }
}
