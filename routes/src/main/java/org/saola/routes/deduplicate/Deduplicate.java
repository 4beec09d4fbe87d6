// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.deduplicate;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.saola.routes.DispatchBacklog;
import org.saola.routes.HubProperties;
import org.saola.routes.authenticate.Authenticated;
import org.springframework.stereotype.Component;

/** Stage 3: the same message twice has one effect (Idempotent Receiver). */
@Component
public final class Deduplicate {
  private final SeenMessages seen;
  private final DispatchBacklog backlog;
  private final HubProperties.Limits limits;
  private final Clock clock;

  Deduplicate(SeenMessages seen, DispatchBacklog backlog, HubProperties hub, Clock clock) {
    this.seen = seen;
    this.backlog = backlog;
    this.limits = hub.limits();
    this.clock = clock;
  }

  /** Looks up a batch at once; its messages are then asked about in their order. */
  public KnownMessages forBatch(List<Authenticated> batch) {
    Map<SenderAndId, Seen> found = seen.find(batch);
    if (found.values().stream().anyMatch(each -> !each.dispatched())) {
      // The broker may have committed what the database has not heard of: to deliver again then
      // would deliver twice.
      backlog.settle();
      found = seen.find(batch);
    }
    return new KnownMessages(found, limits, clock.instant());
  }
}
