// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.record;

import java.util.List;
import org.saola.message.manifest.AgencyId;

/**
 * What one recipient is to get.
 *
 * @param released names of the parts that it may have, in the manifest's order; inline ones go
 *     along
 * @param note the release note's JSON; empty for a receipt, which has none
 */
public record Delivery(AgencyId recipient, List<String> released, byte[] note) {
  public Delivery {
    released = List.copyOf(released);
  }
}
