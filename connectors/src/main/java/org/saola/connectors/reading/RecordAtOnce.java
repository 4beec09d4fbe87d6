// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.reading;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.saola.message.manifest.Digest;

/**
 * How far the record reached at one instant, while officers may be adding to it: the head, and how
 * much of each month belongs to it. At most one line, whose head is still to come, stands behind
 * the one that the head names.
 */
record RecordAtOnce(Optional<Digest> head, List<Month> months) {
  /** A line takes some milliseconds to be written: what is torn for longer stays so. */
  private static final int LOOKS = 50;

  private static final int PAUSE_MILLIS = 10;

  record Month(Path file, long size) {}

  static RecordAtOnce of(RecordFiles files) throws IOException {
    RecordAtOnce seen = look(files);
    for (int i = 1; i < LOOKS && (seen.isTorn() || !seen.head().equals(files.head())); i++) {
      pause();
      seen = look(files);
    }
    return seen;
  }

  private static RecordAtOnce look(RecordFiles files) throws IOException {
    Optional<Digest> head = files.head();
    List<Month> months = new ArrayList<>();
    for (Path file : files.months()) {
      try (FileChannel month = FileChannel.open(file)) {
        months.add(new Month(file, month.size()));
      }
    }
    return new RecordAtOnce(head, List.copyOf(months));
  }

  private boolean isTorn() throws IOException {
    if (months.isEmpty() || months.getLast().size() == 0) {
      return false;
    }
    ByteBuffer end = ByteBuffer.allocate(1);
    try (FileChannel last = FileChannel.open(months.getLast().file())) {
      return last.read(end, months.getLast().size() - 1) == 1 && end.get(0) != '\n';
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
