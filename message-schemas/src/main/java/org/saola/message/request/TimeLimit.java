// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.request;

import java.time.Duration;
import org.saola.message.schema.Meaning;

/**
 * The time limit for an answer, counted from receipt (Directive (EU) 2023/977, Art. 5): by urgency,
 * and by whether the information is directly accessible to the single point of contact.
 */
public enum TimeLimit {
  @Meaning(value = "Urgent, and at hand: 8 hours.", source = "Directive (EU) 2023/977, Art. 5")
  URGENT_DIRECTLY_ACCESSIBLE(Duration.ofHours(8)),
  @Meaning(
      value = "Urgent, to be obtained from others: 3 calendar days.",
      source = "Directive (EU) 2023/977, Art. 5")
  URGENT_INDIRECTLY_ACCESSIBLE(Duration.ofDays(3)),
  @Meaning(value = "Not urgent: 7 calendar days.", source = "Directive (EU) 2023/977, Art. 5")
  OTHER(Duration.ofDays(7));

  private final Duration fromReceipt;

  TimeLimit(Duration fromReceipt) {
    this.fromReceipt = fromReceipt;
  }

  public Duration fromReceipt() {
    return fromReceipt;
  }

  public boolean isUrgent() {
    return this != OTHER;
  }
}
