// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.operator;

import org.jspecify.annotations.Nullable;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.Digest;
import org.saola.message.manifest.MessageId;

/**
 * A message that could not be brought on.
 *
 * @param queue where it lay
 * @param agency whose queue that is
 * @param bytes digest of its bytes
 * @param message digest of its manifest, or of its bytes where there is none
 * @param from who sent it, as far as that is known
 */
record DeadLetter(
    String queue,
    AgencyId agency,
    Digest bytes,
    Digest message,
    @Nullable MessageId id,
    AgencyId from,
    String detail) {
  static final String CODE = "FAULT";
}
