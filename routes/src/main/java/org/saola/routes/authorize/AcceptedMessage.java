// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.authorize;

import java.util.Optional;
import java.util.Set;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.TypeId;
import org.saola.message.manifest.Urgency;
import org.saola.routes.earlier.Asked;

/** A message that the hub has accepted, as far as rules can see it. */
record AcceptedMessage(String id, AgencyId sender, Asked asked, Labels labels) {
  static AcceptedMessage of(String id, AgencyId sender, TypeId type, Urgency urgency, Asked asked) {
    Labels labels =
        new Labels(
            type,
            asked.marking().tlp(),
            Set.copyOf(asked.marking().handling()),
            asked.marking().level(),
            asked.purpose(),
            urgency,
            Optional.ofNullable(asked.transferBasis()));
    return new AcceptedMessage(id, sender, asked, labels);
  }
}
