// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.compose;

import java.util.List;
import org.saola.message.manifest.Manifest;
import org.saola.message.manifest.MessageId;
import org.saola.message.manifest.Recipient;
import org.saola.message.manifest.TypeId;
import org.saola.message.notice.DecisionAnswer;

/** What a draft became: one for ordinary recipients, one for partners. */
public sealed interface Composition {
  /** What the recipients will not get, by rule. */
  List<Ruled> withheld();

  /**
   * A message, sealed and signed.
   *
   * @param bytes what travels, first time and every time again
   */
  record Sealed(Manifest manifest, byte[] manifestJson, byte[] bytes, List<Ruled> withheld)
      implements Composition {
    public Sealed {
      withheld = List.copyOf(withheld);
    }
  }

  /**
   * No message: nobody may have any of it.
   *
   * @param submit the ruling on sending at all
   */
  record NotPermitted(
      MessageId id,
      TypeId type,
      List<Recipient> to,
      DecisionAnswer.Ruling submit,
      List<Ruled> withheld)
      implements Composition {
    public NotPermitted {
      to = List.copyOf(to);
      withheld = List.copyOf(withheld);
    }
  }

  /** A part that somebody was meant to have, and the rules that say whether it may. */
  record Ruled(String part, Recipient recipient, List<String> rules) {
    public Ruled {
      rules = List.copyOf(rules);
    }
  }
}
