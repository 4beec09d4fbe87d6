// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.console.report;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.saola.routes.console.page.Spreadsheet;
import org.saola.routes.deadline.CaseColumns;

/**
 * A report with what it names of itself: which days, whose entries, who made it when, and on which
 * part of the log it rests.
 *
 * @param agencies whose entries were read; empty for those of everybody
 * @param body the figures
 */
public record Report(
    LocalDate first,
    LocalDate last,
    List<String> agencies,
    String by,
    Instant at,
    Basis basis,
    Body body) {
  /** Which report it is. */
  public sealed interface Body {
    /** Directive (EU) 2023/977, Art. 18. */
    record Cases(CaseReport figures) implements Body {}

    /** Directive (EU) 2016/680, Art. 25. */
    record Log(LogReport figures) implements Body {}
  }

  /** Of its words and addresses. */
  public String name() {
    return switch (body) {
      case Body.Cases cases -> "case-requests";
      case Body.Log log -> "log";
    };
  }

  String file(String ending) {
    return "saola-%s-%s-%s.%s".formatted(name(), first, last, ending);
  }

  /**
   * One figure a line, and then on what they rest.
   *
   * @param days of the log's report; others have none
   */
  void write(Spreadsheet table, Days days) throws IOException {
    switch (body) {
      case Body.Cases cases -> write(cases.figures(), table);
      case Body.Log log -> write(days, table);
    }
    table.flush();
  }

  private void write(CaseReport figures, Spreadsheet table) throws IOException {
    table.row(CaseColumns.HEADER);
    for (List<String> line : CaseColumns.lines(figures.tables())) {
      table.row(line);
    }
    String year = figures.tables().year().toString();
    for (List<String> line :
        about(it -> List.of(year, it.name(), it.text(), "", "", "", it.number()))) {
      table.row(line);
    }
  }

  private void write(Days days, Spreadsheet table) throws IOException {
    days.write(table);
    for (List<String> line :
        about(it -> List.of("", "", it.name(), it.text(), "", "", "", "", "", it.number()))) {
      table.row(line);
    }
  }

  List<List<String>> about(Function<Basis.Line, List<String>> line) {
    List<Basis.Line> lines = new ArrayList<>();
    lines.add(new Basis.Line("first day", first.toString(), ""));
    lines.add(new Basis.Line("last day", last.toString(), ""));
    lines.add(
        new Basis.Line("agencies", agencies.isEmpty() ? "all" : String.join(" ", agencies), ""));
    lines.add(new Basis.Line("made by", by, ""));
    lines.add(new Basis.Line("made at", at.toString(), ""));
    lines.addAll(basis.lines());
    return lines.stream().map(line).toList();
  }
}
