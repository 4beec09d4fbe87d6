// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.parts;

/** Whether a message, or one that it passes on, was recalled or erased. */
final class TakenBack {
  private static final String CONDITION =
      """
      exists (
        with recursive up (number) as (
          select %s
          union select a.target from up join about a on a.message = up.number
                where a.kind = 'forward')
        select 1 from up join about a on a.target = up.number and a.kind = 'word'
        join message w on w.number = a.message
        where w.type in ('recall/1', 'erasure/1'))
      """;

  private TakenBack() {}

  /**
   * @param message the column with the number of the message's row
   * @return a condition in SQL
   */
  static String condition(String message) {
    return CONDITION.formatted(message);
  }
}
