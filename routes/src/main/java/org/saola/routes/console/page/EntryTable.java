// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.console.page;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.QuoteMode;
import org.jspecify.annotations.Nullable;
import org.saola.message.notice.Entry;
import org.saola.message.notice.Terms;
import org.saola.routes.console.find.EntryRow;

/**
 * Entries as CSV that a spreadsheet opens as it is: UTF-8 with its mark, the separator that the
 * reader's language has, and no cell that is taken for a formula.
 */
final class EntryTable {
  private static final String[] COLUMNS = {
    "index",
    "at",
    "event",
    "from",
    "to",
    "type",
    "id",
    "part",
    "rules",
    "code",
    "detail",
    "actor",
    "version",
    "due",
    "message",
    "receipt",
    "thread",
    "tlp",
    "handling",
    "purpose",
    "legalBasis",
    "urgency"
  };

  private EntryTable() {}

  /**
   * @param out is flushed and not closed
   * @return how many entries
   */
  static long write(Iterator<EntryRow> entries, Locale locale, OutputStream out)
      throws IOException {
    Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    writer.write('\uFEFF');
    CSVPrinter table =
        new CSVPrinter(
            writer,
            CSVFormat.RFC4180
                .builder()
                .setDelimiter(separator(locale))
                // Also where another separator is taken for one.
                .setQuoteMode(QuoteMode.ALL)
                .get());
    table.printRecord((Object[]) COLUMNS);
    long rows = 0;
    while (entries.hasNext()) {
      table.printRecord(cells(entries.next()).toList());
      rows++;
    }
    writer.flush();
    return rows;
  }

  /** Where a comma parts whole and fraction, spreadsheets part cells by a semicolon. */
  private static char separator(Locale locale) {
    return locale.getLanguage().equals("en") ? ',' : ';';
  }

  private static Stream<String> cells(EntryRow row) {
    Entry entry = row.entry();
    Terms terms = entry.terms();
    return Stream.concat(
            Stream.of(
                row.index(),
                entry.at(),
                entry.event(),
                text(entry.from()),
                text(entry.to()),
                text(entry.type()),
                text(entry.id()),
                text(entry.part()),
                entry.rules() == null ? "" : String.join(" ", entry.rules()),
                text(entry.code()),
                text(entry.detail()),
                text(entry.actor()),
                text(entry.version()),
                text(entry.due()),
                text(entry.message()),
                text(entry.receipt())),
            terms == null
                ? Stream.of("", "", "", "", "", "")
                : Stream.of(
                    text(terms.thread()),
                    terms.tlp(),
                    terms.handling().stream().map(Enum::name).reduce("", EntryTable::spaced),
                    terms.purpose(),
                    terms.legalBasis(),
                    terms.urgency()))
        .map(cell -> plain(String.valueOf(cell)));
  }

  private static String spaced(String one, String other) {
    return one.isEmpty() ? other : one + " " + other;
  }

  private static String text(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }

  /** A quote before what a spreadsheet would compute: it shows the rest as text. */
  static String plain(String cell) {
    return !cell.isEmpty() && "=+-@\t\r\n".indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
  }
}
