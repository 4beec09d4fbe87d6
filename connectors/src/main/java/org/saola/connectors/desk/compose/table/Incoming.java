// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.desk.compose.table;

import java.io.IOException;
import java.io.StringReader;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.saola.connectors.desk.compose.table.TableRefused.Code;
import org.saola.message.format.Mappings;
import org.saola.message.format.TableKind;
import org.saola.message.format.TableRows;
import org.saola.message.format.UnknownTable;

/** Takes a file in: whatever program wrote it, it then lies here in one form. */
final class Incoming {
  /** More is for the outbox: nobody mends it by hand. */
  static final int MOST_BYTES = 8_000_000;

  static final int MOST_ROWS = 10_000;
  static final int LONGEST_CELL = 20_000;

  private static final Charset WINDOWS = Charset.forName("windows-1252");

  /** How workbooks begin, old ones and new, in ISO 8859-1. */
  private static final List<String> WORKBOOKS =
      List.of("PK\u0003\u0004", "\u00d0\u00cf\u0011\u00e0");

  private Incoming() {}

  /**
   * @param brought as the browser sent it
   * @param rows where they are to lie
   * @param kind what they are to become
   */
  static KeptTable take(Path brought, Path rows, Mappings mappings, TableKind kind)
      throws TableRefused, IOException {
    if (Files.size(brought) > MOST_BYTES) {
      throw new TableRefused(Code.TOO_LARGE);
    }
    byte[] bytes = Files.readAllBytes(brought);
    requireText(bytes);
    Charset charset = charset(bytes);
    String text = decode(bytes, charset);
    try (TableRows table = TableRows.open(new StringReader(text), mappings.of(kind))) {
      requireKind(table, mappings, kind);
      long count = copy(table, rows);
      if (count == 0) {
        throw new TableRefused(Code.NO_ROWS);
      }
      return KeptTable.brought(charset.name(), table.separator(), table.header(), count);
    } catch (UnknownTable e) {
      throw refused(e);
    }
  }

  private static void requireKind(TableRows table, Mappings mappings, TableKind kind)
      throws TableRefused {
    boolean fits = mappings.of(kind).nearest(table.header(), table.separator()).fits();
    if (!fits && mappings.nearest(table.header(), table.separator()).fits()) {
      throw new TableRefused(Code.OTHER_KIND);
    }
  }

  private static void requireText(byte[] bytes) throws TableRefused {
    String head = new String(bytes, 0, Math.min(bytes.length, 8), StandardCharsets.ISO_8859_1);
    if (WORKBOOKS.stream().anyMatch(head::startsWith)) {
      throw new TableRefused(Code.WORKBOOK);
    }
    for (byte b : bytes) {
      if (b == 0) {
        throw new TableRefused(Code.NOT_TEXT);
      }
    }
    if (new String(bytes, StandardCharsets.ISO_8859_1).isBlank()) {
      throw new TableRefused(Code.EMPTY);
    }
  }

  private static Charset charset(byte[] bytes) throws TableRefused {
    for (Charset charset : List.of(StandardCharsets.UTF_8, WINDOWS)) {
      try {
        decode(bytes, charset);
        return charset;
      } catch (CharacterCodingException e) {
        continue;
      }
    }
    throw new TableRefused(Code.NOT_TEXT);
  }

  private static String decode(byte[] bytes, Charset charset) throws CharacterCodingException {
    return charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
  }

  private static long copy(TableRows table, Path rows) throws TableRefused, IOException {
    long count = 0;
    try (Writer out =
            Files.newBufferedWriter(rows, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
        CSVPrinter printer = new CSVPrinter(out, CSVFormat.RFC4180)) {
      printer.printRecord(table.header());
      for (Optional<List<String>> row = table.next(); row.isPresent(); row = table.next()) {
        count++;
        check(count, row.get());
        printer.printRecord(row.get());
      }
    } catch (TableRows.UnreadableRow e) {
      throw new TableRefused(Code.BROKEN, count + 1, 0);
    }
    return count;
  }

  private static void check(long number, List<String> cells) throws TableRefused {
    if (number > MOST_ROWS) {
      throw new TableRefused(Code.TOO_MANY_ROWS);
    }
    for (int i = 0; i < cells.size(); i++) {
      if (cells.get(i).length() > LONGEST_CELL) {
        throw new TableRefused(Code.CELL_TOO_LONG, number, i + 1);
      }
    }
  }

  private static TableRefused refused(UnknownTable e) {
    return new TableRefused(
        switch (e.why()) {
          case COLUMN_TWICE -> Code.COLUMN_TWICE;
          case NO_NAMES -> Code.NO_NAMES;
          case NOT_CSV -> Code.BROKEN;
          default -> Code.NO_HEADER;
        });
  }
}
