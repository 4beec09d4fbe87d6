// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.listing;

import org.saola.message.schema.Meaning;

@Meaning(
    value = "What becomes of a seller's account.",
    source = "DSA transparency database, decision_account")
public enum AccountDecision {
  @Meaning("Closed for a time.")
  SUSPENDED,
  @Meaning("Closed for good.")
  TERMINATED;

  /** The word of the statement of reasons. */
  public String inStatementOfReasons() {
    return "DECISION_ACCOUNT_" + name();
  }
}
