// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.format;

import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.saola.message.format.CsvRows.BrokenCsv;
import org.saola.message.format.UnknownTable.Why;

/**
 * The rows of a table as they stand, before any mapping says what they mean: for whoever shows a
 * table or writes it anew. {@link CsvTable} reads the same rows by the same rules.
 */
public final class TableRows implements Closeable {
  private static final int MAX_COLUMNS = 500;
  private static final int MAX_NAME = 100;

  private final CsvRows rows;
  private final List<String> header;
  private final char separator;

  private TableRows(CsvRows rows, List<String> header, char separator) {
    this.rows = rows;
    this.header = header;
    this.separator = separator;
  }

  /** The text is not CSV from some row on. */
  public static final class UnreadableRow extends Exception {
    private static final long serialVersionUID = 1L;

    UnreadableRow(BrokenCsv broken) {
      super(broken.reason(), broken);
    }
  }

  /**
   * The separator is one by which some mapping knows most of the header, else the one that stands
   * there most often.
   *
   * @throws UnknownTable when the first row is no header
   */
  public static TableRows open(Reader csv, Mappings mappings) throws IOException, UnknownTable {
    HeaderLine start = HeaderLine.of(csv);
    return open(start.whole(), start.likelySeparator(mappings));
  }

  /**
   * @throws UnknownTable when the first row is no header
   */
  public static TableRows open(Reader csv, char separator) throws IOException, UnknownTable {
    CsvRows rows = new CsvRows(csv, separator);
    try {
      return new TableRows(rows, header(rows), separator);
    } catch (UnknownTable e) {
      rows.close();
      throw e;
    }
  }

  static List<String> header(CsvRows rows) throws UnknownTable {
    try {
      List<String> header = rows.next().orElse(List.of()).stream().map(TableRows::name).toList();
      checkHeader(header);
      return header;
    } catch (BrokenCsv e) {
      throw new UnknownTable(Why.NOT_CSV, "the header " + e.reason(), List.of());
    }
  }

  static String name(String cell) {
    return cell.replace("\uFEFF", "").strip();
  }

  private static boolean isName(String cell) {
    return cell.length() <= MAX_NAME && cell.codePoints().noneMatch(Character::isISOControl);
  }

  private static void checkHeader(List<String> header) throws UnknownTable {
    if (header.isEmpty() || header.size() > MAX_COLUMNS) {
      throw new UnknownTable(
          Why.NO_HEADER, "there is no header of 1 to " + MAX_COLUMNS + " columns", List.of());
    }
    if (!header.stream().allMatch(TableRows::isName)) {
      throw new UnknownTable(
          Why.NO_NAMES, "the first row is not a header: not all its cells are names", List.of());
    }
    List<String> twice =
        header.stream().filter(name -> Collections.frequency(header, name) > 1).distinct().toList();
    if (!twice.isEmpty()) {
      throw new UnknownTable(Why.COLUMN_TWICE, "the header has twice " + twice, twice);
    }
  }

  /** The columns' names, in the file's order. */
  public List<String> header() {
    return header;
  }

  /** What stands between two cells. */
  public char separator() {
    return separator;
  }

  /** The next row, however many cells it has; empty at the end. */
  public Optional<List<String>> next() throws UnreadableRow {
    try {
      return rows.next();
    } catch (BrokenCsv e) {
      throw new UnreadableRow(e);
    }
  }

  @Override
  public void close() throws IOException {
    rows.close();
  }
}
