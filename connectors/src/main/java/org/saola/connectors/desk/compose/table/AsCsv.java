// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.desk.compose.table;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** A table as text, made while it is read: it is never in memory as a whole. */
final class AsCsv extends Reader {
  private final Table table;
  private final Table.RowsOf rows;
  private final StringBuilder ready = new StringBuilder();
  private final CSVPrinter printer;
  private final List<Long> numbers = new ArrayList<>();
  private int given;
  private boolean ended;

  AsCsv(Table table, char separator) throws IOException {
    this.table = table;
    this.rows = table.open();
    this.printer = new CSVPrinter(ready, CSVFormat.RFC4180.builder().setDelimiter(separator).get());
    printer.printRecord(table.header());
  }

  /**
   * The file's own number of a row, by its number in this text.
   *
   * @param row 1 is the first
   */
  long numberOf(long row) {
    return numbers.get(Math.toIntExact(row - 1));
  }

  List<Long> numbersOf(List<Long> some) {
    return some.stream().map(this::numberOf).toList();
  }

  @Override
  public int read(char[] into, int offset, int length) throws IOException {
    while (given == ready.length() && !ended) {
      writeNext();
    }
    if (given == ready.length()) {
      return -1;
    }
    int count = Math.min(length, ready.length() - given);
    ready.getChars(given, given + count, into, offset);
    given += count;
    return count;
  }

  private void writeNext() throws IOException {
    ready.setLength(0);
    given = 0;
    Optional<Table.Row> row = rows.next();
    ended = row.isEmpty();
    if (row.isEmpty() || row.get().dropped()) {
      return;
    }
    List<String> cells = table.read(row.get());
    // Rows without a word are none: nothing reads them, and so they must have no number.
    if (!cells.stream().allMatch(String::isBlank)) {
      numbers.add(row.get().number());
      printer.printRecord(cells);
    }
  }

  @Override
  public void close() throws IOException {
    rows.close();
  }
}
