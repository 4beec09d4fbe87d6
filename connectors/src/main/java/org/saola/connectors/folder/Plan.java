// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.folder;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.saola.connectors.home.DurableFiles;
import org.saola.message.json.InvalidDocument;
import org.saola.message.json.StrictJson;
import org.saola.message.manifest.MessageId;

/** The bookkeeping of one file: a line of JSON for each message or refused row, on disk first. */
final class Plan {
  private final Path file;
  private final List<PlanLine> lines;
  private final Set<Long> rows = new HashSet<>();

  private Plan(Path file, List<PlanLine> lines) {
    this.file = file;
    this.lines = lines;
    lines.forEach(line -> rows.addAll(line.rows()));
  }

  /** A line that a crash cut short never counted: what it would have named was never sent. */
  static Plan open(Path file) throws IOException {
    List<PlanLine> lines = new ArrayList<>();
    if (!Files.exists(file)) {
      return new Plan(file, lines);
    }
    byte[] all = Files.readAllBytes(file);
    int start = 0;
    for (int i = 0; i < all.length; i++) {
      if (all[i] == '\n') {
        lines.add(read(file, java.util.Arrays.copyOfRange(all, start, i)));
        start = i + 1;
      }
    }
    if (start < all.length) {
      DurableFiles.write(file, java.util.Arrays.copyOf(all, start));
    }
    return new Plan(file, lines);
  }

  /** On return the lines are on disk. */
  void append(List<PlanLine> more) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (PlanLine line : more) {
      bytes.writeBytes(StrictJson.write(line));
      bytes.write('\n');
    }
    DurableFiles.append(file, bytes.toByteArray());
    lines.addAll(more);
    more.forEach(line -> rows.addAll(line.rows()));
  }

  List<PlanLine> lines() {
    return Collections.unmodifiableList(lines);
  }

  boolean covers(List<Long> some) {
    return rows.containsAll(some);
  }

  List<MessageId> messages() {
    return lines.stream().flatMap(line -> line.messages().stream()).toList();
  }

  /** What the file's messages have no field for, each element once. */
  List<String> notCarried() {
    return lines.stream().flatMap(line -> line.notCarried().stream()).distinct().toList();
  }

  /** Lines whose rows did not become a message. */
  List<PlanLine> refused() {
    return lines.stream().filter(line -> line.refused() != null).toList();
  }

  private static PlanLine read(Path file, byte[] json) throws IOException {
    try {
      return StrictJson.read(json, PlanLine.class);
    } catch (InvalidDocument e) {
      throw new IOException("what this connector wrote is damaged: " + file, e);
    }
  }
}
