// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.listing;

import org.saola.message.schema.Meaning;

@Meaning(
    value = "On what ground a platform acts.",
    source = "DSA transparency database, decision_ground")
public enum DecisionGround {
  @Meaning("The offer is illegal.")
  ILLEGAL_CONTENT,
  @Meaning("The offer breaks the platform's own terms.")
  INCOMPATIBLE_CONTENT;

  /** The word of the statement of reasons. */
  public String inStatementOfReasons() {
    return "DECISION_GROUND_" + name();
  }
}
