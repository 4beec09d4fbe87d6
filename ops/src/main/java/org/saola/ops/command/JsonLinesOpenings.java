// SPDX-License-Identifier: EUPL-1.2
package org.saola.ops.command;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.saola.message.json.InvalidDocument;
import org.saola.message.json.StrictJson;
import org.saola.pki.transparency.LogAudit.Opening;
import org.saola.pki.transparency.LogAudit.Openings;

/**
 * Openings from a file of JSON lines {@code {"index":0,"salt":"base64","entry":"base64"}},
 * ascending by index; without a salt the leaf is the entry itself. Read once, from the first to the
 * last.
 */
final class JsonLinesOpenings implements Openings, Closeable {
  private final BufferedReader lines;
  private @Nullable Line next;

  JsonLinesOpenings(Path file) throws IOException {
    this.lines = Files.newBufferedReader(file, StandardCharsets.UTF_8);
    this.next = read();
  }

  private record Line(long index, byte @Nullable [] salt, byte[] entry) {
    Opening opening() {
      return Opening.of(salt, entry);
    }
  }

  @Override
  public Optional<Opening> find(long index) throws IOException {
    while (next != null && next.index() < index) {
      next = read();
    }
    return next == null || next.index() != index ? Optional.empty() : Optional.of(next.opening());
  }

  private @Nullable Line read() throws IOException {
    String line = lines.readLine();
    try {
      return line == null
          ? null
          : StrictJson.read(line.getBytes(StandardCharsets.UTF_8), Line.class);
    } catch (InvalidDocument e) {
      throw new IOException("a line of the entries file is not an entry", e);
    }
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
