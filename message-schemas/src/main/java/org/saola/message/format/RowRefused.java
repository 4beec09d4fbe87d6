// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.format;

import java.util.Arrays;
import java.util.List;

/** A cell that cannot be carried, on its way to a {@link CsvTable.Refused}. */
final class RowRefused extends Exception {
  private static final long serialVersionUID = 1L;

  private final long row;
  private final transient CellProblem problem;

  RowRefused(long row, Cell cell, TableRule rule, Object... arguments) {
    this.row = row;
    List<String> texts = Arrays.stream(arguments).map(String::valueOf).toList();
    this.problem = new CellProblem(cell.column(), cell.text(), rule, texts);
  }

  long row() {
    return row;
  }

  CellProblem problem() {
    return problem;
  }

  @Override
  public String getMessage() {
    return problem.reason();
  }
}
