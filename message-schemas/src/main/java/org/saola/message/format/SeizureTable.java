// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.format;

import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import java.util.Iterator;
import java.util.List;

/**
 * Reads a table of seizures row by row: the header chooses the mapping, rows with the same
 * reference become one seizure, and a row is carried whole or refused with its place and reason.
 */
public final class SeizureTable implements Closeable, Iterable<SeizureTable.Outcome> {
  private SeizureTable() {}

  /** What became of one or more rows. */
  public sealed interface Outcome permits Read, Refused {}

  /** A seizure, its parts by name ({@code report}, and {@code persons} where there are any). */
  public record Read(String reference, List<Long> rows, java.util.Map<String, Object> parts)
      implements Outcome {}

  /**
   * A row that was refused.
   *
   * @param row 1 is the first row after the header
   * @param column the column's name in the file
   * @param cells the row as it stood, to be written to the rejected file
   */
  public record Refused(long row, String column, String value, String reason, List<String> cells)
      implements Outcome {}

  /**
   * @throws UnknownTable when no mapping fits; it names the columns that none knows
   */
  public static SeizureTable open(Reader csv) throws IOException, UnknownTable {
    throw new UnsupportedOperationException("message-schemas");
  }

  public List<String> header() {
    throw new UnsupportedOperationException("message-schemas");
  }

  @Override
  public Iterator<Outcome> iterator() {
    throw new UnsupportedOperationException("message-schemas");
  }

  @Override
  public void close() throws IOException {}
}
