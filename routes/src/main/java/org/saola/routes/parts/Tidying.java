// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.parts;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.saola.routes.HubProperties;
import org.springframework.stereotype.Component;

/**
 * Deletes what nobody waits for: parts whose every recipient has answered for them with a signed
 * receipt, parts of messages that expired or were taken back, and uploads that no accepted message
 * claimed in time.
 */
@Component
final class Tidying {
  private static final Duration BETWEEN_SWEEPS = Duration.ofHours(1);

  private final PartTable table;
  private final PartFiles files;
  private final Duration patience;
  private final Clock clock;
  private Instant sweep = Instant.MIN;

  Tidying(PartTable table, PartFiles files, HubProperties hub, Clock clock) {
    this.table = table;
    this.files = files;
    this.patience = hub.parts().keepUnaccepted();
    this.clock = clock;
  }

  void run() throws IOException {
    Instant now = clock.instant();
    // One statement, which commits: a crash behind it leaves files that the next sweep finds.
    for (PartKey key : table.deleteSettled(now, now.minus(patience))) {
      files.delete(key);
    }
    if (now.isAfter(sweep)) {
      sweep(now);
      sweep = now.plus(BETWEEN_SWEEPS);
    }
  }

  /** Files without a row. Young ones may be about to get theirs. */
  private void sweep(Instant now) throws IOException {
    for (PartKey key : files.untouchedSince(now.minus(BETWEEN_SWEEPS))) {
      if (table.find(key).isEmpty()) {
        files.delete(key);
      }
    }
  }
}
