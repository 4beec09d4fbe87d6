// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.receive;

import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.Digest;
import org.saola.message.manifest.Urgency;

/**
 * The bytes that lay on an intake queue, and whose queue it was: nothing else of the broker's
 * message is looked at.
 *
 * @param bytes not to be changed by anyone
 */
public record Arrival(AgencyId owner, Urgency lane, byte[] bytes) {
  /** What names a message that does not parse. */
  public Digest digest() {
    return Digest.of(bytes);
  }

  @Override
  public String toString() {
    return "Arrival[%s %s, %d bytes]".formatted(owner, lane, bytes.length);
  }
}
