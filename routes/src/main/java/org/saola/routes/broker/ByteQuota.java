// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.broker;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

/**
 * How many bytes somebody may spend over time: up to a reserve at once, which fills again at a
 * steady rate. Safe for several threads.
 */
final class ByteQuota {
  private record Level(double bytes, Instant at) {}

  private final long perSecond;
  private final long reserve;
  private final AtomicReference<Level> level;

  ByteQuota(long perSecond, long reserve, Instant now) {
    this.perSecond = perSecond;
    this.reserve = reserve;
    this.level = new AtomicReference<>(new Level(reserve, now));
  }

  /** Whether that many were left; if not, the quota is spent. */
  boolean spend(long bytes, Instant now) {
    return level.updateAndGet(old -> change(old, -bytes, now)).bytes() >= 0;
  }

  /** Gives back what turned out to be accounted for. */
  void giveBack(long bytes, Instant now) {
    level.updateAndGet(old -> change(old, bytes, now));
  }

  private Level change(Level old, long bytes, Instant now) {
    double seconds = Math.max(0, Duration.between(old.at(), now).toNanos() / 1e9);
    double filled = Math.min(reserve, old.bytes() + seconds * perSecond);
    return new Level(Math.min(reserve, filled + bytes), now);
  }
}
