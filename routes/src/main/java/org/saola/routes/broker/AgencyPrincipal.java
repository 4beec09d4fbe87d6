// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.broker;

import org.apache.activemq.artemis.spi.core.security.jaas.UserPrincipal;
import org.saola.message.manifest.AgencyId;

/** An agency, proved by its transport certificate. */
final class AgencyPrincipal extends UserPrincipal {
  private final AgencyId agency;

  AgencyPrincipal(AgencyId agency) {
    super(agency.value());
    this.agency = agency;
  }

  AgencyId agency() {
    return agency;
  }
}
