// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.compose;

import java.util.List;
import org.saola.message.manifest.AgencyId;

/**
 * A part with those who are meant to have it, and those of them who may.
 *
 * @param meant named in the manifest, so that what is withheld from whom can be named too
 */
record Permitted(Content content, List<AgencyId> meant, List<AgencyId> sealFor) {
  Permitted {
    meant = List.copyOf(meant);
    sealFor = List.copyOf(sealFor);
  }
}
