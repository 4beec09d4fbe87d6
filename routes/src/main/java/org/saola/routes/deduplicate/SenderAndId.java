// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.deduplicate;

import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.Manifest;
import org.saola.message.manifest.MessageId;

/** By what a message is known again: an id is the sender's own. */
record SenderAndId(AgencyId sender, MessageId id) {
  static SenderAndId of(Manifest manifest) {
    return new SenderAndId(manifest.from(), manifest.id());
  }
}
