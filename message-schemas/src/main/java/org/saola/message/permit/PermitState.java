// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.permit;

import org.saola.message.schema.Meaning;

/** What an issuer says of a permit or of one of its lines. */
public enum PermitState {
  @Meaning("Issued as presented, and something of it is still unused.")
  VALID,
  @Meaning("Issued as presented, and used up.")
  USED,
  @Meaning("Issued as presented, and past its last day.")
  EXPIRED,
  @Meaning("Issued, and withdrawn since.")
  REVOKED,
  @Meaning("Never issued by this authority.")
  UNKNOWN,
  @Meaning("Issued, and not as it was presented.")
  MISMATCH
}
