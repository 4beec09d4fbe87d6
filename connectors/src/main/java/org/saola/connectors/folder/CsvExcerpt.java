// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.folder;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;

/** Some rows of a table under its own header, as they stood: to be mended and dropped again. */
final class CsvExcerpt {
  private static final CSVFormat FORM = CSVFormat.RFC4180.builder().setIgnoreEmptyLines(true).get();

  private CsvExcerpt() {}

  /**
   * @param separator what stands between two cells
   * @param rows 1 is the first row after the header; one that is no CSV ends the excerpt
   */
  static String of(Path table, char separator, Collection<Long> rows) throws IOException {
    CSVFormat form = FORM.builder().setDelimiter(separator).get();
    Set<Long> wanted = new HashSet<>(rows);
    StringBuilder excerpt = new StringBuilder();
    try (Reader reader = Files.newBufferedReader(table, StandardCharsets.UTF_8);
        CSVParser parser = form.parse(reader);
        CSVPrinter printer = new CSVPrinter(excerpt, form)) {
      long row = 0;
      Iterator<CSVRecord> records = parser.iterator();
      while (hasNext(records)) {
        CSVRecord record = records.next();
        if (row == 0 || wanted.contains(row)) {
          printer.printRecord(record.values());
        }
        row++;
      }
    }
    return excerpt.toString();
  }

  private static boolean hasNext(Iterator<CSVRecord> records) {
    try {
      return records.hasNext();
    } catch (UncheckedIOException e) {
      // Already among the reasons: this row is no CSV, and nothing after it was read.
      return false;
    }
  }
}
