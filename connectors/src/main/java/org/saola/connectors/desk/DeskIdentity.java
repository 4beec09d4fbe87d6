// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.desk;

import org.saola.connectors.home.DeskSettings;
import org.saola.message.manifest.AgencyId;

/** Whose desk this is, and what it is to the issuer. */
public record DeskIdentity(AgencyId agency, DeskSettings settings, String clientSecret) {
  @Override
  public String toString() {
    return "DeskIdentity[%s]".formatted(agency);
  }
}
