// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.console.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.saola.routes.console.find.DamagedLeaf;
import org.saola.routes.console.page.DamagedView;
import org.saola.routes.console.page.Spreadsheet;

/** What is done with each operation while the log is read for its report. */
interface Annex {
  /** For a report without one. */
  Annex NONE = operation -> {};

  void add(Operation operation) throws IOException;

  /** A leaf whose entry is not what the log holds, or of which nothing is kept. */
  default void damaged(DamagedLeaf leaf) throws IOException {
    // The report's basis has it.
  }

  /** One of the two. */
  record Line(long index, @Nullable Operation operation, @Nullable DamagedView damaged) {}

  /** The first ones, as many as paper takes. */
  final class Paper implements Annex {
    private static final int MOST = 300;

    private final List<Line> rows = new ArrayList<>();
    private long more;

    @Override
    public void add(Operation operation) {
      add(new Line(operation.index(), operation, null));
    }

    @Override
    public void damaged(DamagedLeaf leaf) {
      add(new Line(leaf.index(), null, new DamagedView(leaf.index(), leaf.there(), null)));
    }

    private void add(Line line) {
      if (rows.size() < MOST) {
        rows.add(line);
      } else {
        more++;
      }
    }

    /** For the document: its rows, and how many it leaves out. */
    record Sheet(List<Line> rows, long more) {}

    Sheet sheet() {
      return new Sheet(List.copyOf(rows), more);
    }
  }

  /** All of them, each written as soon as it was read. */
  final class Table implements Annex {
    private final Spreadsheet table;
    private final Function<DamagedLeaf, String> words;

    /**
     * @param words that a leaf is damaged, and how
     */
    Table(Spreadsheet table, Function<DamagedLeaf, String> words) throws IOException {
      this.table = table;
      this.words = words;
      table.row(Operation.COLUMNS);
    }

    @Override
    public void add(Operation operation) throws IOException {
      table.row(operation.cells());
    }

    @Override
    public void damaged(DamagedLeaf leaf) throws IOException {
      table.row(line(Long.toString(leaf.index()), "damaged", words.apply(leaf)));
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
