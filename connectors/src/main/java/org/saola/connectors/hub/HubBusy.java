// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.hub;

import java.io.IOException;
import java.time.Duration;

/** The hub has no room or no time now, and says when to ask again. */
public final class HubBusy extends IOException {
  private static final long serialVersionUID = 1L;

  private final Duration patience;

  public HubBusy(String message, Duration patience) {
    super(message);
    this.patience = patience;
  }

  public Duration patience() {
    return patience;
  }
}
