// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.broker;

import org.apache.activemq.artemis.spi.core.security.jaas.UserPrincipal;

/** The hub itself, within its own JVM. */
final class HubPrincipal extends UserPrincipal {
  static final String NAME = "saola-hub";

  HubPrincipal() {
    super(NAME);
  }
}
