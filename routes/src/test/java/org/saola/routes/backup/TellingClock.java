// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.backup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;

/** The system's; whoever asks it, something is done before: a backup asks it as it begins. */
final class TellingClock extends Clock {
  /** What is done. */
  interface Asked {
    void run() throws IOException;
  }

  private final Clock system = Clock.systemUTC();
  private final Asked asked;

  TellingClock(Asked asked) {
    this.asked = asked;
  }

  @Override
  public Instant instant() {
    try {
      asked.run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return system.instant();
  }

  @Override
  public ZoneId getZone() {
    return system.getZone();
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException();
  }
}
