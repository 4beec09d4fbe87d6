// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.saola.connectors.home.AgencyHome;
import org.saola.connectors.reading.Readings;
import org.saola.message.manifest.AgencyId;
import org.springframework.context.ConfigurableApplicationContext;

/** A connector that runs in application contexts of its own, in the order in which they end. */
record SpringConnector(Enrolment enrolment, List<ConfigurableApplicationContext> contexts)
    implements RunningConnector {
  @Override
  public AgencyHome home() {
    return enrolment.home();
  }

  @Override
  public AgencyId agency() {
    return enrolment.settings().agency();
  }

  @Override
  public Readings readings() {
    return contexts.getLast().getBean(Readings.class);
  }

  /** The home is free for another connector only when all of this one has stopped. */
  @Override
  public void close() {
    contexts.forEach(ConfigurableApplicationContext::close);
    try {
      enrolment.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
