// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.listing;

import java.util.Optional;
import org.saola.message.schema.Meaning;

/** Words of the DSA transparency database, without the prefix that they carry there. */
@Meaning(
    value = "What becomes of an offer.",
    source = "DSA transparency database, decision_visibility")
public enum Visibility {
  @Meaning("The offer is removed.")
  CONTENT_REMOVED,
  @Meaning("The offer is kept, but nobody can open it.")
  CONTENT_DISABLED,
  @Meaning("The offer is shown less prominently.")
  CONTENT_DEMOTED,
  @Meaning("The offer is shown to adults alone.")
  CONTENT_AGE_RESTRICTED,
  @Meaning("The offer is shown, but cannot be answered or shared.")
  CONTENT_INTERACTION_RESTRICTED,
  @Meaning("The offer carries a warning.")
  CONTENT_LABELLED,
  @Meaning("Something else, said in words.")
  OTHER,
  @Meaning("Nothing is done. The transparency database has no such word: it lists what was done.")
  NO_ACTION;

  /** The word of the statement of reasons; empty for what such a statement cannot say. */
  public Optional<String> inStatementOfReasons() {
    return this == NO_ACTION ? Optional.empty() : Optional.of("DECISION_VISIBILITY_" + name());
  }
}
