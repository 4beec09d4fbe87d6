// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.desk.compose.table;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.saola.connectors.desk.compose.table.KeptTable.At;
import org.saola.message.format.TableKind;
import org.saola.message.format.TableRows;
import org.saola.message.format.UnknownTable;

/** A table as it is now: the rows as they came, with what was mended. They stay on disk. */
public final class Table {
  static final char SEPARATOR = ',';

  private final TableKind kind;
  private final Path rows;
  private final KeptTable kept;
  private final Map<At, String> edits = new HashMap<>();
  private final Set<Long> whole;
  private final Set<Long> dropped;
  private final Set<Long> gone;

  Table(TableKind kind, Path rows, KeptTable kept) {
    this.kind = kind;
    this.rows = rows;
    this.kept = kept;
    kept.edits().forEach(edit -> edits.put(new At(edit.row(), edit.column()), edit.text()));
    this.whole = new HashSet<>(kept.whole());
    this.dropped = new HashSet<>(kept.dropped());
    this.gone = new HashSet<>(kept.gone());
  }

  /**
   * A row.
   *
   * @param number 1 is the first after the header, in the file as it came
   * @param cells by the file's columns; there may be more or fewer than the header has
   * @param dropped whether it is left out
   */
  public record Row(long number, List<String> cells, boolean dropped) {
    public boolean isBlank() {
      return cells.stream().allMatch(String::isBlank);
    }
  }

  /** Takes rows one by one. */
  @FunctionalInterface
  public interface Taker {
    void take(Row row) throws IOException;
  }

  /** What its rows become. */
  TableKind kind() {
    return kind;
  }

  public KeptTable kept() {
    return kept;
  }

  /** The columns that are read, by the names that they are read as. */
  public List<String> header() {
    return kept.columns().stream().filter(name -> !name.isEmpty()).toList();
  }

  /** All rows but those that have been sent, in the file's order. */
  public void rows(Taker taker) throws IOException {
    try (RowsOf all = open()) {
      for (Optional<Row> row = all.next(); row.isPresent(); row = all.next()) {
        taker.take(row.get());
      }
    }
  }

  /** Whether nothing is left that could be sent. */
  boolean isEmpty() throws IOException {
    boolean[] left = new boolean[1];
    rows(row -> left[0] |= !row.dropped() && !row.isBlank());
    return !left[0];
  }

  /** The table written anew, as a mapping reads it. */
  AsCsv asCsv(char separator) throws IOException {
    return new AsCsv(this, separator);
  }

  RowsOf open() throws IOException {
    return new RowsOf();
  }

  /** What a row says in the columns that are read. */
  List<String> read(Row row) {
    List<String> cells = new ArrayList<>();
    for (int i = 0; i < row.cells().size(); i++) {
      if (i >= kept.columns().size() || !kept.columns().get(i).isEmpty()) {
        cells.add(row.cells().get(i));
      }
    }
    return cells;
  }

  private Row row(long number, List<String> came) {
    List<String> cells = new ArrayList<>(came);
    int columns = kept.header().size();
    if (whole.contains(number)) {
      while (cells.size() < columns) {
        cells.add("");
      }
      cells.subList(columns, cells.size()).clear();
    }
    for (int i = 0; i < cells.size(); i++) {
      String edited = edits.get(new At(number, i));
      if (edited != null) {
        cells.set(i, edited);
      }
    }
    return new Row(number, cells, dropped.contains(number));
  }

  /** Reads on disk, row by row. */
  final class RowsOf implements AutoCloseable {
    private final TableRows source;
    private long number;

    RowsOf() throws IOException {
      Reader text = Files.newBufferedReader(rows, StandardCharsets.UTF_8);
      try {
        source = TableRows.open(text, SEPARATOR);
      } catch (UnknownTable e) {
        throw new IOException(rows + " is damaged", e);
      }
    }

    Optional<Row> next() throws IOException {
      try {
        for (Optional<List<String>> came = source.next(); came.isPresent(); came = source.next()) {
          number++;
          if (!gone.contains(number)) {
            return Optional.of(row(number, came.get()));
          }
        }
        return Optional.empty();
      } catch (TableRows.UnreadableRow e) {
        throw new IOException(rows + " is damaged", e);
      }
    }

    @Override
    public void close() throws IOException {
      source.close();
    }
  }
}
