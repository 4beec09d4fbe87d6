// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.deadline;

import java.time.Duration;

/** The moments of a clock that are told, in the order in which they come. */
enum Mark {
  HALF(5),
  NINE_TENTHS(9),
  OVERDUE(10);

  private final int tenths;

  Mark(int tenths) {
    this.tenths = tenths;
  }

  /** How much of the allowed time is spent when it comes. */
  Duration of(Duration allowed) {
    return Duration.ofMillis(allowed.toMillis() * tenths / 10);
  }
}
