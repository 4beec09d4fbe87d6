// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.format.report;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.saola.message.json.InvalidDocument;
import org.saola.message.json.StrictJson;

/**
 * Sorts any number of seizures by agency, reference and time: full buffers are written to files,
 * each sorted, that are merged in the end. Of two alike the one added later comes later.
 */
final class SortedRuns implements Closeable {
  private static final Comparator<ReportedSeizure> ORDER =
      Comparator.<ReportedSeizure, String>comparing(seizure -> seizure.from().value())
          .thenComparing(seizure -> seizure.report().reference())
          .thenComparing(ReportedSeizure::at);

  private final Path folder;
  private final int bufferSize;
  private final List<Path> files = new ArrayList<>();
  private final List<ReportedSeizure> buffer = new ArrayList<>();
  private final Queue<Run> runs =
      new PriorityQueue<>(Comparator.comparing(Run::head, ORDER).thenComparing(run -> run.number));

  /**
   * @param folder nobody else's; the files in it are as confidential as the messages
   * @param bufferSize how many seizures are held in memory
   */
  SortedRuns(Path folder, int bufferSize) {
    this.folder = folder;
    this.bufferSize = bufferSize;
  }

  void add(ReportedSeizure seizure) throws IOException {
    buffer.add(seizure);
    if (buffer.size() >= bufferSize) {
      spill();
    }
  }

  /** After this nothing may be added. */
  void merge() throws IOException {
    spill();
    for (int i = 0; i < files.size(); i++) {
      keep(new Run(i, Files.newBufferedReader(files.get(i))));
    }
  }

  /** The next in order; null at the end. */
  @Nullable ReportedSeizure next() throws IOException {
    Run run = runs.poll();
    if (run == null) {
      return null;
    }
    ReportedSeizure next = run.head();
    keep(run);
    return next;
  }

  int files() {
    return files.size();
  }

  private void keep(Run run) throws IOException {
    if (run.advance()) {
      runs.add(run);
    } else {
      run.lines.close();
    }
  }

  private void spill() throws IOException {
    if (buffer.isEmpty()) {
      return;
    }
    buffer.sort(ORDER);
    Path file = Files.createTempFile(folder, "run-", ".jsonl");
    files.add(file);
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      for (ReportedSeizure seizure : buffer) {
        out.write(new String(StrictJson.write(seizure), StandardCharsets.UTF_8));
        out.write('\n');
      }
    }
    buffer.clear();
  }

  @Override
  public void close() throws IOException {
    for (Run run : runs) {
      run.lines.close();
    }
    for (Path file : files) {
      Files.deleteIfExists(file);
    }
  }

  /** One sorted file, read line by line. */
  private static final class Run {
    private final int number;
    private final BufferedReader lines;
    private @Nullable ReportedSeizure head;

    Run(int number, BufferedReader lines) {
      this.number = number;
      this.lines = lines;
    }

    boolean advance() throws IOException {
      String line = lines.readLine();
      head = line == null ? null : read(line);
      return head != null;
    }

    ReportedSeizure head() {
      if (head == null) {
        throw new IllegalStateException("at its end");
      }
      return head;
    }

    private static ReportedSeizure read(String line) throws IOException {
      try {
        return StrictJson.read(line.getBytes(StandardCharsets.UTF_8), ReportedSeizure.class);
      } catch (InvalidDocument e) {
        throw new IOException("a temporary file was changed: " + e.getMessage(), e);
      }
    }
  }
}
