// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.receive;

import org.saola.pki.seal.SealRefused;
import org.saola.pki.seal.SealedMessage;
import org.saola.pki.seal.SignedManifest;
import org.saola.routes.HubProperties;
import org.saola.routes.MessageRefused;
import org.saola.routes.RefusalCode;
import org.springframework.stereotype.Component;

/** Stage 1: the size, and the form of the sequence. What lies inside is not looked at yet. */
@Component
public final class Receive {
  private final int maxBytes;

  Receive(HubProperties hub) {
    this.maxBytes = hub.limits().messageBytes();
  }

  /**
   * @throws MessageRefused {@code TOO_LARGE}, {@code MALFORMED}, or for other than one signer
   */
  public Received receive(Arrival arrival) throws MessageRefused {
    try {
      SealedMessage sealed = SealedMessage.parse(arrival.bytes(), maxBytes);
      SignedManifest signed =
          sealed
              .signedManifest()
              .orElseThrow(
                  () -> new MessageRefused(RefusalCode.MALFORMED, "there is no signed manifest"));
      if (sealed.note().isPresent()) {
        throw new MessageRefused(RefusalCode.MALFORMED, "only the hub sends notes");
      }
      return new Received(arrival, sealed, signed);
    } catch (SealRefused e) {
      throw new MessageRefused(RefusalCode.of(e.code()), String.valueOf(e.getMessage()));
    }
  }
}
