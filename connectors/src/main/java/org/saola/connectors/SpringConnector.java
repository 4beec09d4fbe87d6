// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.saola.connectors.home.AgencyHome;
import org.saola.message.manifest.AgencyId;
import org.springframework.context.ConfigurableApplicationContext;

/** A connector that runs in an application context of its own. */
record SpringConnector(Enrolment enrolment, ConfigurableApplicationContext context)
    implements RunningConnector {
  @Override
  public AgencyHome home() {
    return enrolment.home();
  }

  @Override
  public AgencyId agency() {
    return enrolment.settings().agency();
  }

  /** The home is free for another connector only when all of this one has stopped. */
  @Override
  public void close() {
    context.close();
    try {
      enrolment.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
