// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.format;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.saola.message.format.CsvRows.BrokenCsv;

/** The first line of a table, read ahead: it shows what stands between two cells. */
final class HeaderLine {
  private static final int MAX = 100_000;

  private final BufferedReader whole;
  private final String line;

  private HeaderLine(BufferedReader whole, String line) {
    this.whole = whole;
    this.line = line;
  }

  static HeaderLine of(Reader csv) throws IOException, UnknownTable {
    BufferedReader whole = new BufferedReader(csv);
    whole.mark(MAX + 1);
    StringBuilder line = new StringBuilder();
    try {
      for (int c = whole.read(); c >= 0 && c != '\n' && line.length() < MAX; c = whole.read()) {
        line.append((char) c);
      }
      whole.reset();
    } catch (CharacterCodingException e) {
      whole.close();
      throw new UnknownTable(UnknownTable.Why.NOT_CSV, "the header is not UTF-8", List.of());
    }
    return new HeaderLine(whole, line.toString());
  }

  /** All of the table, this line included. */
  Reader whole() {
    return whole;
  }

  /** The separator by which some mapping knows the header; a comma when none does. */
  char separator(Mappings mappings) throws IOException {
    for (char separator : mappings.separators()) {
      Optional<List<String>> header = header(separator);
      if (header.isPresent() && fits(header.get(), separator, mappings)) {
        return separator;
      }
    }
    return ',';
  }

  /** One by which some mapping knows most of the header, else the one that parts it most. */
  char likelySeparator(Mappings mappings) throws IOException {
    Set<Character> candidates = new LinkedHashSet<>(mappings.separators());
    candidates.addAll(List.of(';', '\t'));
    char likely = ',';
    long most = -1;
    for (char separator : candidates) {
      List<String> header = header(separator).orElse(List.of());
      long known = header.size() - mappings.nearest(header, separator).unknown().size();
      long worth = 1000 * known + header.size();
      if (worth > most) {
        most = worth;
        likely = separator;
      }
    }
    return likely;
  }

  private Optional<List<String>> header(char separator) throws IOException {
    try (CsvRows rows = new CsvRows(new StringReader(line), separator)) {
      return rows.next().map(cells -> cells.stream().map(TableRows::name).toList());
    } catch (BrokenCsv e) {
      return Optional.empty();
    }
  }

  private static boolean fits(List<String> header, char separator, Mappings mappings) {
    try {
      mappings.of(header, separator);
      return true;
    } catch (UnknownTable e) {
      return false;
    }
  }
}
