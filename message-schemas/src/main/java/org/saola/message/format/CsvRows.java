// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.format;

import java.io.Closeable;
import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** The rows of a CSV file (RFC 4180), one at a time, none longer than a million characters. */
final class CsvRows implements Closeable {
  private static final CSVFormat FORM = CSVFormat.RFC4180.builder().setIgnoreEmptyLines(true).get();

  private final BoundedRow source;
  private final CSVParser parser;
  private final Iterator<CSVRecord> records;

  CsvRows(Reader csv, char separator) throws IOException {
    this.source = new BoundedRow(csv);
    this.parser = FORM.builder().setDelimiter(separator).get().parse(source);
    this.records = parser.iterator();
  }

  /** The text is not CSV from here on; what came before it was. */
  static final class BrokenCsv extends Exception {
    private static final long serialVersionUID = 1L;

    BrokenCsv(Throwable cause) {
      super(reason(cause), cause);
    }

    String reason() {
      return String.valueOf(getMessage());
    }

    private static String reason(Throwable cause) {
      return switch (cause) {
        case CharacterCodingException encoding -> "is not UTF-8";
        case RowTooLong length -> "is longer than %d characters".formatted(BoundedRow.MAX);
        default -> "is not RFC 4180: a quote is not closed, or text follows a closing quote";
      };
    }
  }

  /** The next row; empty at the end of the file. */
  Optional<List<String>> next() throws BrokenCsv {
    source.startRow();
    try {
      return records.hasNext() ? Optional.of(records.next().toList()) : Optional.empty();
    } catch (UncheckedIOException e) {
      if (e.getCause() instanceof CSVException
          || e.getCause() instanceof CharacterCodingException
          || e.getCause() instanceof RowTooLong) {
        throw new BrokenCsv(e.getCause());
      }
      throw e;
    }
  }

  @Override
  public void close() throws IOException {
    parser.close();
  }

  private static final class RowTooLong extends IOException {
    private static final long serialVersionUID = 1L;
  }

  /** Stops a row without end, such as a quote that is never closed, before it fills the memory. */
  private static final class BoundedRow extends FilterReader {
    private static final int MAX = 1_000_000;

    private long readOfRow;

    BoundedRow(Reader in) {
      super(in);
    }

    void startRow() {
      readOfRow = 0;
    }

    @Override
    public int read() throws IOException {
      count(1);
      return super.read();
    }

    @Override
    public int read(char[] into, int offset, int length) throws IOException {
      int read = super.read(into, offset, length);
      count(read);
      return read;
    }

    private void count(int read) throws RowTooLong {
      readOfRow += read;
      if (readOfRow > MAX) {
        throw new RowTooLong();
      }
    }
  }
}
