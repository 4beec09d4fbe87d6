// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.request;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.saola.message.manifest.Urgency;
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

  /**
   * What a request's manifest says of it, which is all that the hub sees: an urgent one that is to
   * be answered within eight hours is about what is directly accessible.
   */
  public static TimeLimit asked(Urgency urgency, Instant created, @Nullable Instant respondBy) {
    if (urgency == Urgency.ORDINARY) {
      return OTHER;
    }
    Instant direct = created.plus(URGENT_DIRECTLY_ACCESSIBLE.fromReceipt());
    return respondBy != null && !respondBy.isAfter(direct)
        ? URGENT_DIRECTLY_ACCESSIBLE
        : URGENT_INDIRECTLY_ACCESSIBLE;
  }
}
