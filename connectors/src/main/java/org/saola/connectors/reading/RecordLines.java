// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.reading;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The whole lines of one file, as bytes: a digest is of what stands there. */
final class RecordLines implements AutoCloseable {
  private final InputStream file;
  private long left;
  private long number;
  private boolean torn;

  RecordLines(Path file) throws IOException {
    this(file, Long.MAX_VALUE);
  }

  /**
   * @param size up to which it is read: what comes behind that was added since
   */
  RecordLines(Path file, long size) throws IOException {
    this.file = new BufferedInputStream(Files.newInputStream(file));
    this.left = size;
  }

  /** The next line without its end; null behind the last whole one. */
  byte @Nullable [] next() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int octet = read(); octet >= 0; octet = read()) {
      if (octet == '\n') {
        number++;
        return line.toByteArray();
      }
      line.write(octet);
    }
    torn = line.size() > 0;
    return null;
  }

  private int read() throws IOException {
    return left-- > 0 ? file.read() : -1;
  }

  /** Of the line that came last, counted from 1. */
  long number() {
    return number;
  }

  /** Whether something without a line end stands behind the last whole line. */
  boolean torn() {
    return torn;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
