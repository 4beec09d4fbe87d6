// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.format;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.saola.message.seizure.SeizureReport;
import org.saola.message.seizure.SpecimenLine;

/**
 * Reads a table of seizures or alerts: the header chooses the mapping, rows become messages as its
 * {@link TableKind} says, and a message is carried whole or each of its rows is refused with place
 * and reason.
 *
 * <p>Rows are grouped within blocks of ten thousand (or eight million characters), so memory stays
 * bounded but for the references seen, some hundred bytes each. A reference that comes back in a
 * later block is refused there.
 */
public final class CsvTable implements Closeable, Iterable<CsvTable.Outcome> {
  private static final Pattern LINE = Pattern.compile("lines\\[(\\d+)].*");
  private static final Pattern CARRIED =
      Pattern.compile("lines\\[(\\d+)]\\.additional\\[(\\d+)].*");

  private final CsvRows rows;
  private final List<String> header;
  private final TableMapping mapping;

  private CsvTable(CsvRows rows, List<String> header, TableMapping mapping) {
    this.rows = rows;
    this.header = header;
    this.mapping = mapping;
  }

  /** What became of one or more rows. */
  public sealed interface Outcome permits Read, Refused {}

  /** A message, its parts by name: those of one with personal data only where there is any. */
  public record Read(TableKind kind, String reference, List<Long> rows, Map<String, Object> parts)
      implements Outcome {}

  /**
   * A row that was refused. It holds what the file said, so it may hold personal data: never log
   * it.
   *
   * @param row 1 is the first row after the header; lines that are wholly empty do not count
   * @param problems all that is wrong with it, at least one
   * @param together the rows of its message, itself among them
   * @param cells the row as it stood, to be written to the rejected file; empty where it could not
   *     be read, and then nothing after it was read either
   */
  public record Refused(
      long row, List<CellProblem> problems, List<Long> together, List<String> cells)
      implements Outcome {
    public Refused {
      together = List.copyOf(together);
      problems = List.copyOf(problems);
    }

    /** The column of the first problem, as the file names it. */
    public String column() {
      return problems.getFirst().column();
    }

    public String value() {
      return problems.getFirst().value();
    }

    public String reason() {
      return problems.getFirst().reason();
    }
  }

  /**
   * Where in the file something stands.
   *
   * @param column empty where several or none made it
   */
  public record Place(long row, String column) {}

  /**
   * Reads UTF-8, with or without a byte order mark; other bytes are refused, not replaced. The
   * stream is closed with the table, or at once when no mapping fits.
   *
   * @throws UnknownTable when no mapping fits; it names the columns that none knows
   */
  public static CsvTable open(InputStream csv, Mappings mappings) throws IOException, UnknownTable {
    return open(new InputStreamReader(csv, StandardCharsets.UTF_8.newDecoder()), mappings);
  }

  /** As {@link #open(InputStream, Mappings)}, with the mappings that Saola brings. */
  public static CsvTable open(InputStream csv) throws IOException, UnknownTable {
    return open(csv, Mappings.packaged());
  }

  /** As {@link #open(Reader, Mappings)}, with the mappings that Saola brings. */
  public static CsvTable open(Reader csv) throws IOException, UnknownTable {
    return open(csv, Mappings.packaged());
  }

  /**
   * @throws UnknownTable when no mapping fits; it names the columns that none knows
   */
  public static CsvTable open(Reader csv, Mappings mappings) throws IOException, UnknownTable {
    HeaderLine start = HeaderLine.of(csv);
    char separator = start.separator(mappings);
    CsvRows rows = new CsvRows(start.whole(), separator);
    try {
      List<String> header = TableRows.header(rows);
      return new CsvTable(rows, header, mappings.of(header, separator));
    } catch (UnknownTable e) {
      rows.close();
      throw e;
    }
  }

  /** What stands between two cells of a table, as its header shows; a comma when none fits. */
  public static char separatorOf(InputStream csv, Mappings mappings) throws IOException {
    try {
      return HeaderLine.of(new InputStreamReader(csv, StandardCharsets.UTF_8.newDecoder()))
          .separator(mappings);
    } catch (UnknownTable e) {
      return ',';
    }
  }

  /** The columns' names, in the file's order. */
  public List<String> header() {
    return header;
  }

  /**
   * The column that a place in a message's part came from, such as {@code
   * lines[0].additionalInformation}; empty where several or none made it.
   */
  Optional<String> columnOf(Read read, String path) {
    String place = mapping.makes().fieldPath(path, read.parts());
    return header.stream()
        .filter(column -> matches(column, place) > 0)
        .max(Comparator.comparingInt(column -> matches(column, place)));
  }

  /** The cell that a place in a message's parts came from, such as {@code lines[0].disposal}. */
  public Place placeOf(Read read, String path) {
    return new Place(
        rowOf(read, path), carriedAt(read, path).or(() -> columnOf(read, path)).orElse(""));
  }

  private static long rowOf(Read read, String path) {
    Matcher line = LINE.matcher(path);
    boolean aLineEach = lines(read).size() == read.rows().size();
    return aLineEach && line.matches()
        ? read.rows().get(Integer.parseInt(line.group(1)))
        : read.rows().getFirst();
  }

  private static Optional<String> carriedAt(Read read, String path) {
    Matcher carried = CARRIED.matcher(path);
    return carried.matches()
        ? Optional.of(
            lines(read)
                .get(Integer.parseInt(carried.group(1)))
                .additional()
                .get(Integer.parseInt(carried.group(2)))
                .name())
        : Optional.empty();
  }

  private static List<SpecimenLine> lines(Read read) {
    return read.parts().get("report") instanceof SeizureReport report ? report.lines() : List.of();
  }

  private int matches(String column, String place) {
    Field field = mapping.columns().get(column);
    return field == null || field == Field.CARRIED ? 0 : field.matches(mapping.makes(), place);
  }

  /** Once: the file is read as one asks for the next. A fault while reading is thrown unchecked. */
  @Override
  public Iterator<Outcome> iterator() {
    return new TableBlocks(rows, header, mapping, new HashSet<>());
  }

  @Override
  public void close() throws IOException {
    rows.close();
  }
}
