// SPDX-License-Identifier: EUPL-1.2
package org.saola.ops.command;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.saola.routes.deadline.CaseColumns;
import org.saola.routes.deadline.CaseFigures.Ground;
import org.saola.routes.deadline.CaseFigures.Row;
import org.saola.routes.deadline.CaseFigures.Sent;
import org.saola.routes.deadline.CaseFigures.Tables;

/** The year's figures as a table for people and as CSV, one figure a line (RFC 4180). */
final class CaseRequestsText {
  private static final String ROW = "%-10s %-10s %-28s";

  private CaseRequestsText() {}

  static List<String> lines(Tables tables) {
    List<String> lines = new ArrayList<>();
    lines.add("Case requests of %s (Directive (EU) 2023/977, Art. 18)".formatted(tables.year()));
    lines.add("");
    lines.add("Sent, by country");
    tables
        .sent()
        .forEach(each -> lines.add("%-10s %9d".formatted(each.requesting(), each.requests())));
    lines.add(
        "%-10s %9d".formatted("total", tables.sent().stream().mapToLong(Sent::requests).sum()));
    lines.add("");
    lines.add(
        "Received, once by each authority that was asked; received = provided + partly + refused + sent back + withdrawn + open");
    StringBuilder header = new StringBuilder(ROW.formatted("from", "to", "time limit"));
    CaseColumns.FIGURES.keySet().forEach(name -> header.append(" %9s".formatted(name)));
    lines.add(header.toString());
    tables
        .rows()
        .forEach(
            row ->
                lines.add(
                    line(
                        ROW.formatted(row.requesting(), row.requested(), row.limit()),
                        List.of(row))));
    lines.add(line(ROW.formatted("total", "", ""), tables.rows()));
    lines.add("");
    lines.add("Refusals by ground (Art. 6(1))");
    tables.grounds().forEach(each -> lines.add(ground(each)));
    lines.add(
        "%-10s %-10s %-36s %9d %9d partly"
            .formatted(
                "total",
                "",
                "",
                tables.grounds().stream().mapToLong(Ground::whole).sum(),
                tables.grounds().stream().mapToLong(Ground::partly).sum()));
    return lines;
  }

  private static String ground(Ground each) {
    return "%-10s %-10s %-36s %9d %9d partly"
        .formatted(each.requesting(), each.requested(), each.ground(), each.whole(), each.partly());
  }

  private static String line(String head, List<Row> rows) {
    StringBuilder line = new StringBuilder(head);
    CaseColumns.FIGURES
        .values()
        .forEach(figure -> line.append(" %9d".formatted(rows.stream().mapToLong(figure).sum())));
    return line.toString();
  }

  /** No value needs quoting: agencies, codes and numbers. */
  static List<String> csv(Tables tables) {
    return Stream.concat(Stream.of(CaseColumns.HEADER), CaseColumns.lines(tables).stream())
        .map(cells -> String.join(",", cells))
        .toList();
  }
}
