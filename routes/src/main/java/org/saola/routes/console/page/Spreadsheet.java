// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.console.page;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.QuoteMode;

/**
 * CSV that a spreadsheet opens as it is: UTF-8 with its mark, the separator that the reader's
 * language has, and no cell that is taken for a formula.
 */
public final class Spreadsheet {
  private final Writer writer;
  private final CSVPrinter table;

  /**
   * @param out is flushed and not closed
   */
  public Spreadsheet(OutputStream out, Locale locale) throws IOException {
    writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    writer.write('\uFEFF');
    table =
        new CSVPrinter(
            writer,
            CSVFormat.RFC4180
                .builder()
                .setDelimiter(separator(locale))
                // Also where another separator is taken for one.
                .setQuoteMode(QuoteMode.ALL)
                .get());
  }

  /** Where a comma parts whole and fraction, spreadsheets part cells by a semicolon. */
  private static char separator(Locale locale) {
    return locale.getLanguage().equals("en") ? ',' : ';';
  }

  public void row(List<String> cells) throws IOException {
    table.printRecord(cells.stream().map(Spreadsheet::plain).toList());
  }

  public void flush() throws IOException {
    writer.flush();
  }

  /** A quote before what a spreadsheet would compute: it shows the rest as text. */
  static String plain(String cell) {
    return !cell.isEmpty() && "=+-@\t\r\n".indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
  }
}
