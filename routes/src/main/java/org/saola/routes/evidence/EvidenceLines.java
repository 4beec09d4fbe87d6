// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.evidence;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.saola.message.evidence.EvidenceLine;
import org.saola.message.json.InvalidDocument;
import org.saola.message.json.StrictJson;

/** Reads lines of evidence one by one; a line is never longer than a bound, whatever comes. */
final class EvidenceLines {
  /** More than any checkpoint with a hundred cosignatures has, and any entry. */
  static final int LONGEST = 2 << 20;

  private static final int BUFFER = 1 << 16;

  private final InputStream in;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private long number;

  EvidenceLines(InputStream in) {
    this.in = new BufferedInputStream(in, BUFFER);
  }

  /** Of the line that was read last; the first is 1. */
  long number() {
    return number;
  }

  /** Empty at the end. */
  Optional<EvidenceLine> next() throws IOException, EvidenceRefused {
    number++;
    if (!read()) {
      return Optional.empty();
    }
    try {
      EvidenceLine read = StrictJson.read(line.toByteArray(), EvidenceLine.class);
      requireOne(read);
      return Optional.of(read);
    } catch (InvalidDocument e) {
      throw new EvidenceRefused(
          number, "it is no line of an evidence file: " + e.problems().getFirst());
    }
  }

  private void requireOne(EvidenceLine read) throws EvidenceRefused {
    int held = 0;
    for (Object part : new Object[] {read.evidence(), read.entry(), read.hidden(), read.end()}) {
      held += part == null ? 0 : 1;
    }
    if (held != 1) {
      throw new EvidenceRefused(number, "it holds %d things, not one".formatted(held));
    }
  }

  private boolean read() throws IOException, EvidenceRefused {
    line.reset();
    int read = in.read();
    if (read < 0) {
      return false;
    }
    while (read >= 0 && read != '\n') {
      if (line.size() == LONGEST) {
        throw new EvidenceRefused(number, "it has more than %d bytes".formatted(LONGEST));
      }
      line.write(read);
      read = in.read();
    }
    return true;
  }
}
