// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors;

import org.saola.connectors.home.AgencyHome;
import org.saola.connectors.reading.Readings;
import org.saola.message.manifest.AgencyId;

/** A connector that runs; closing it stops it within seconds and leaves all that waits on disk. */
public interface RunningConnector extends AutoCloseable {
  AgencyHome home();

  AgencyId agency();

  /** Opens its messages for officers. */
  Readings readings();

  @Override
  void close();
}
