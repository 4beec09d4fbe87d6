// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.earlier;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.SequencedSet;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.Manifest;
import org.saola.message.manifest.MessageId;

/**
 * How long what a message speaks of may still come: for a minute after the message was made, and
 * however old it is once more. A connector that was away brings both in one batch, and what is
 * accepted of that is seen when the rest of it is tried again.
 */
final class Awaiting {
  private static final Duration ON_ITS_WAY = Duration.ofMinutes(1);

  /** Each is tried again at once: the oldest of so many has long been. */
  private static final int MOST = 10_000;

  private record Waiting(AgencyId from, MessageId id) {}

  private final SequencedSet<Waiting> waited = new LinkedHashSet<>();

  boolean mayStillCome(Manifest manifest, Instant now) {
    return manifest.created().isAfter(now.minus(ON_ITS_WAY)) || isFirst(manifest);
  }

  private synchronized boolean isFirst(Manifest manifest) {
    if (waited.size() >= MOST) {
      waited.removeFirst();
    }
    return waited.add(new Waiting(manifest.from(), manifest.id()));
  }
}
