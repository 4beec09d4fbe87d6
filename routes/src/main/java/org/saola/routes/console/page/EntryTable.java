// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.console.page;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.saola.message.notice.Entry;
import org.saola.message.notice.Terms;
import org.saola.routes.console.find.DamagedLeaf;
import org.saola.routes.console.find.EntryRow;
import org.saola.routes.console.find.FoundLeaf;

/**
 * Entries as a table, one a row. One that cannot be opened has its index, no event, and says so
 * where the details are.
 */
final class EntryTable {
  private static final List<String> COLUMNS =
      List.of(
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
          "urgency");

  private EntryTable() {}

  /**
   * @param words of what is damaged, in the reader's language
   * @param out is flushed and not closed
   * @return how many entries
   */
  static long write(
      Iterator<FoundLeaf> entries,
      Function<DamagedLeaf, String> words,
      Locale locale,
      OutputStream out)
      throws IOException {
    Spreadsheet table = new Spreadsheet(out, locale);
    table.row(COLUMNS);
    long rows = 0;
    while (entries.hasNext()) {
      table.row(cells(entries.next(), words).toList());
      rows++;
    }
    table.flush();
    return rows;
  }

  private static Stream<String> cells(FoundLeaf leaf, Function<DamagedLeaf, String> words) {
    return switch (leaf) {
      case EntryRow row -> cells(row);
      case DamagedLeaf damaged ->
          COLUMNS.stream()
              .map(
                  column ->
                      switch (column) {
                        case "index" -> String.valueOf(damaged.index());
                        case "detail" -> words.apply(damaged);
                        default -> "";
                      });
    };
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
        .map(String::valueOf);
  }

  private static String spaced(String one, String other) {
    return one.isEmpty() ? other : one + " " + other;
  }

  private static String text(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }
}
