// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.hub;

import java.io.IOException;

/** The hub cannot be reached or cannot answer now: a fault, to be tried again. */
public final class HubUnavailable extends IOException {
  private static final long serialVersionUID = 1L;

  public HubUnavailable(String message) {
    super(message);
  }

  public HubUnavailable(String message, Throwable cause) {
    super(message, cause);
  }
}
