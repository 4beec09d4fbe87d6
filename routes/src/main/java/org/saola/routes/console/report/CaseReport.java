// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.console.report;

import java.util.List;
import java.util.Set;
import org.saola.message.request.TimeLimit;
import org.saola.routes.deadline.CaseColumns;
import org.saola.routes.deadline.CaseFigures.Ground;
import org.saola.routes.deadline.CaseFigures.Row;
import org.saola.routes.deadline.CaseFigures.Sent;
import org.saola.routes.deadline.CaseFigures.Tables;

/**
 * The year's report of Directive (EU) 2023/977, Art. 18, as people read it.
 *
 * @param rows with a figure for each of {@link #columns}
 * @param sums of all rows
 */
public record CaseReport(Tables tables, List<Line> rows, List<Long> sums) {
  /** Requests between two countries under one time limit. */
  public record Line(String requesting, String requested, TimeLimit limit, List<Long> figures) {}

  static CaseReport of(Tables tables) {
    return new CaseReport(
        tables,
        tables.rows().stream()
            .map(
                row ->
                    new Line(
                        row.requesting(),
                        row.requested(),
                        row.limit(),
                        CaseColumns.FIGURES.values().stream()
                            .map(figure -> figure.applyAsLong(row))
                            .toList()))
            .toList(),
        CaseColumns.FIGURES.values().stream()
            .map(figure -> tables.rows().stream().mapToLong(figure).sum())
            .toList());
  }

  public Set<String> columns() {
    return CaseColumns.FIGURES.keySet();
  }

  public long sent() {
    return tables.sent().stream().mapToLong(Sent::requests).sum();
  }

  public List<Ground> grounds() {
    return tables.grounds();
  }

  public boolean isEmpty() {
    return tables.rows().isEmpty() && tables.sent().isEmpty();
  }

  /** Whether some request has no answer yet: the figures of the year may still change. */
  public boolean isOpen() {
    return tables.rows().stream().mapToLong(Row::open).sum() > 0;
  }
}
