// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.home;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.saola.message.manifest.AgencyId;

/**
 * How a connector is doing: {@code state/status.json}, at most some seconds old while it runs.
 *
 * @param links the connector's ways to the hub
 * @param counts such as {@code waitingForEvidence}, {@code quarantined}, {@code alarms}
 */
public record Status(
    AgencyId agency, Instant at, Map<String, Link> links, Map<String, Long> counts) {
  public enum State {
    UP,
    DOWN
  }

  /**
   * @param since when it last changed
   * @param detail why it is down
   */
  public record Link(State state, Instant since, @Nullable String detail) {}
}
