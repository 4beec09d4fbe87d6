// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.console.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.saola.routes.console.page.Spreadsheet;

/** What is done with each operation while the log is read for its report. */
interface Annex {
  /** For a report without one. */
  Annex NONE = operation -> {};

  void add(Operation operation) throws IOException;

  /** A leaf whose entry is not what the log holds. */
  default void damaged(long index) throws IOException {
    // The report names it.
  }

  /** The first ones, as many as paper takes. */
  final class Paper implements Annex {
    private static final int MOST = 1_000;

    private final List<Operation> rows = new ArrayList<>();
    private long more;

    @Override
    public void add(Operation operation) {
      if (rows.size() < MOST) {
        rows.add(operation);
      } else {
        more++;
      }
    }

    /** For the document: its rows, and how many it leaves out. */
    record Sheet(List<Operation> rows, long more) {}

    Sheet sheet() {
      return new Sheet(List.copyOf(rows), more);
    }
  }

  /** All of them, each written as soon as it was read. */
  final class Table implements Annex {
    private final Spreadsheet table;

    Table(Spreadsheet table) throws IOException {
      this.table = table;
      table.row(Operation.COLUMNS);
    }

    @Override
    public void add(Operation operation) throws IOException {
      table.row(operation.cells());
    }

    @Override
    public void damaged(long index) throws IOException {
      table.row(line(Long.toString(index), "damaged", ""));
    }

    private static List<String> line(String index, String event, String detail) {
      return List.of(index, "", "", event, "", "", "", "", "", "", "", "", detail);
    }

    /** After the last: on what it rests. Without these lines a file is not whole. */
    void end(Report report) throws IOException {
      for (List<String> line : report.about(it -> line("", it.name(), it.text() + it.number()))) {
        table.row(line);
      }
      table.flush();
    }
  }
}
