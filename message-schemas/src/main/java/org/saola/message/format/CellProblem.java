// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.format;

import java.util.List;

/**
 * What is wrong with a cell. It holds what the file said, so it may hold personal data: never log
 * it.
 *
 * @param column the column's name in the file; empty where the row as a whole is meant
 * @param value the cell, without the blanks around it
 * @param arguments what the rule's sentence names, such as the number of another row
 */
public record CellProblem(String column, String value, TableRule rule, List<String> arguments) {
  public CellProblem {
    arguments = List.copyOf(arguments);
  }

  /** The rule's sentence, in English. */
  public String reason() {
    return rule.sentence(arguments.toArray());
  }
}
