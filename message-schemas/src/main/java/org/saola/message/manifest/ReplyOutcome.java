// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.manifest;

import org.saola.message.schema.Meaning;

/** What becomes of a case request. */
public enum ReplyOutcome {
  @Meaning("All that was asked is provided.")
  PROVIDE,
  @Meaning("Some of it is provided, the rest is refused.")
  PARTIAL,
  @Meaning(value = "Refused on a ground of the law.", source = "Directive (EU) 2023/977, Art. 6(1)")
  REFUSE,
  @Meaning("It cannot be answered before questions are.")
  CLARIFY,
  @Meaning(
      value = "The answer waits for a judicial authorisation, and for nothing else.",
      source = "Directive (EU) 2023/977, Art. 5")
  DELAY;

  /** Whether information is given. */
  public boolean provides() {
    return this == PROVIDE || this == PARTIAL;
  }

  /** Whether something is refused. */
  public boolean refuses() {
    return this == REFUSE || this == PARTIAL;
  }
}
