// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.deduplicate;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.saola.message.manifest.Digest;
import org.saola.message.manifest.Manifest;
import org.saola.routes.HubProperties;
import org.saola.routes.MessageRefused;
import org.saola.routes.RefusalCode;
import org.saola.routes.authenticate.Authenticated;

/** What was known when a batch began, and what the batch itself has shown so far. */
public final class KnownMessages {
  private final Map<SenderAndId, Seen> known;
  private final Map<SenderAndId, Digest> inThisBatch = new HashMap<>();
  private final HubProperties.Limits limits;
  private final Instant now;

  KnownMessages(Map<SenderAndId, Seen> known, HubProperties.Limits limits, Instant now) {
    this.known = known;
    this.limits = limits;
    this.now = now;
  }

  /**
   * @throws MessageRefused {@code REPLAY_WITH_OTHER_CONTENT}, {@code EXPIRED}, {@code
   *     FROM_THE_FUTURE} or {@code EXPIRY_TOO_FAR}
   */
  public Deduplicated compare(Authenticated message) throws MessageRefused {
    SenderAndId key = SenderAndId.of(message.manifest());
    Digest earlier = inThisBatch.putIfAbsent(key, message.digest());
    if (earlier != null) {
      requireSame(earlier, message);
      // The first of the two decides; whatever becomes of it, the sender is told.
      return new Deduplicated.Done(message);
    }
    return compare(message, known.get(key));
  }

  private Deduplicated compare(Authenticated message, @Nullable Seen seen) throws MessageRefused {
    if (seen == null) {
      requireTimely(message.manifest());
      return new Deduplicated.New(new Fresh(message));
    }
    requireSame(seen.digest(), message);
    return seen.dispatched()
        ? new Deduplicated.Done(message)
        : new Deduplicated.Unfinished(message);
  }

  private static void requireSame(Digest earlier, Authenticated message) throws MessageRefused {
    if (!earlier.equals(message.digest())) {
      throw new MessageRefused(
          RefusalCode.REPLAY_WITH_OTHER_CONTENT,
          "id %s was used before, for %s".formatted(message.manifest().id(), earlier));
    }
  }

  private void requireTimely(Manifest manifest) throws MessageRefused {
    if (!manifest.expires().isAfter(now)) {
      throw new MessageRefused(RefusalCode.EXPIRED, "expired %s".formatted(manifest.expires()));
    }
    if (manifest.created().isAfter(now.plus(limits.clockSkew()))) {
      throw new MessageRefused(
          RefusalCode.FROM_THE_FUTURE, "created %s".formatted(manifest.created()));
    }
    if (manifest.expires().isAfter(manifest.created().plus(limits.maxLifetime()))) {
      throw new MessageRefused(
          RefusalCode.EXPIRY_TOO_FAR, "a message lives %s at most".formatted(limits.maxLifetime()));
    }
  }
}
