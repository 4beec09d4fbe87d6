// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.authorize;

import java.util.Optional;
import org.saola.message.manifest.AgencyId;
import org.saola.message.notice.Forwarding;

/**
 * What the rules are asked. A value: equal questions under the same rules and directory have the
 * same answer.
 */
sealed interface Question {
  /** May this auditor consult what the log says of this agency's messages? */
  record Consult(Auditor auditor, AgencyId about) implements Question {}

  /** May this agency send a message with these labels? */
  record Submit(AgencyId sender, Labels labels) implements Question {}

  /** May this agency have this part from this sender? */
  record Receive(
      AgencyId recipient,
      AgencyId sender,
      String part,
      boolean nominal,
      Optional<String> via,
      Labels labels)
      implements Question {
    /** The same for a message that forwards another one, without its originator's consent. */
    Forward forwarded() {
      return forwarded(Forwarding.WITHOUT_CONSENT);
    }

    Forward forwarded(Forwarding forwarding) {
      return new Forward(this, forwarding);
    }
  }

  /** May the sender pass another's part on to this agency? */
  record Forward(Receive asked, Forwarding forwarding) implements Question {}
}
