// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors;

import java.nio.file.Path;

/** Starts an agency's connector. Several can run in one process, each on a home of its own. */
public final class ConnectorApplication {
  private ConnectorApplication() {}

  /**
   * Starts the connector of a home and returns once it takes files; it need not reach the hub yet.
   *
   * @throws ConnectorRefused when the home is not in order or another connector runs on it
   */
  public static RunningConnector start(Path home) throws ConnectorRefused {
    throw new UnsupportedOperationException("connectors " + home);
  }
}
