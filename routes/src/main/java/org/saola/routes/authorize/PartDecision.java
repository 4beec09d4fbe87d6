// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.authorize;

import java.util.List;
import org.saola.message.manifest.AgencyId;

/**
 * Whether one recipient gets one part.
 *
 * @param rules ids of the rules that decided, never empty
 */
public record PartDecision(AgencyId recipient, String part, boolean released, List<String> rules) {
  public PartDecision {
    rules = List.copyOf(rules);
  }
}
