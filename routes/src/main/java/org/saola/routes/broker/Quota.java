// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.broker;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

/**
 * How much somebody may spend over time, of bytes or of messages: up to a reserve at once, which
 * fills again at a steady rate. Safe for several threads.
 */
final class Quota {
  private record Level(double left, Instant at) {}

  private final long perSecond;
  private final long reserve;
  private final AtomicReference<Level> level;

  Quota(long perSecond, long reserve, Instant now) {
    this.perSecond = perSecond;
    this.reserve = reserve;
    this.level = new AtomicReference<>(new Level(reserve, now));
  }

  /** Whether that many were left; if not, the quota is spent. */
  boolean spend(long amount, Instant now) {
    return level.updateAndGet(old -> change(old, -amount, now)).left() >= 0;
  }

  /** Spends it only if that many are left: who is refused loses nothing by asking. */
  boolean take(long amount, Instant now) {
    Level before =
        level.getAndUpdate(old -> holds(old, amount, now) ? change(old, -amount, now) : old);
    return holds(before, amount, now);
  }

  private boolean holds(Level old, long amount, Instant now) {
    return change(old, -amount, now).left() >= 0;
  }

  /** Gives back what turned out to be accounted for. */
  void giveBack(long amount, Instant now) {
    level.updateAndGet(old -> change(old, amount, now));
  }

  private Level change(Level old, long amount, Instant now) {
    double seconds = Math.max(0, Duration.between(old.at(), now).toNanos() / 1e9);
    double filled = Math.min(reserve, old.left() + seconds * perSecond);
    return new Level(Math.min(reserve, filled + amount), now);
  }
}
