// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.compose;

import java.util.List;
import org.saola.connectors.compose.Composition.Ruled;
import org.saola.message.manifest.Recipient;
import org.saola.message.notice.DecisionAnswer;

/**
 * One message that a draft would become, before anything is sealed: what the rules say now. They
 * decide again when it is sent.
 *
 * @param submit the ruling on sending at all
 * @param released each part and recipient that may have it, with the rules that say so
 * @param withheld each part and recipient that may not
 */
public record Preview(
    List<Recipient> to, DecisionAnswer.Ruling submit, List<Ruled> released, List<Ruled> withheld) {
  public Preview {
    to = List.copyOf(to);
    released = List.copyOf(released);
    withheld = List.copyOf(withheld);
  }

  /** Whether a message would go to anybody. */
  public boolean goes() {
    return submit.permitted() && !released.isEmpty();
  }
}
