// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.listing;

import org.saola.message.schema.Meaning;

@Meaning(
    value = "Whether people or machines decided.",
    source = "DSA transparency database, automated_decision")
public enum DecisionAutomation {
  @Meaning("Machines alone.")
  FULLY,
  @Meaning("Machines, with people taking part.")
  PARTIALLY,
  @Meaning("People.")
  NOT_AUTOMATED;

  /** The word of the statement of reasons. */
  public String inStatementOfReasons() {
    return "AUTOMATED_DECISION_" + name();
  }
}
