// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.reading;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.saola.connectors.home.Alarms;
import org.saola.connectors.home.DurableFiles;
import org.saola.message.json.InvalidDocument;
import org.saola.message.json.StrictJson;
import org.saola.message.manifest.Digest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Adds lines to the record. Each names the line before it, and the head names the last: a line that
 * is changed, removed or put elsewhere shows, at the end too. Where the end is not what the head
 * says, the record goes on from what should stand there, so that the gap stays to be seen.
 */
final class ConsultationRecord {
  /** What the very first line names as the one before it. */
  static final Digest NOTHING = new Digest("0".repeat(64));

  private static final Logger LOG = LoggerFactory.getLogger(ConsultationRecord.class);
  private static final int LONGEST_LINE = 32 * 1024;

  private final RecordFiles files;
  private final Alarms alarms;
  private final ReentrantLock oneAtATime = new ReentrantLock();

  ConsultationRecord(RecordFiles files, Alarms alarms) throws IOException {
    this.files = files;
    this.alarms = alarms;
    files.create();
  }

  /**
   * On return the line is on disk; thrown out of, it may or may not be.
   *
   * @param line makes it, of the digest of the line before
   */
  Reading append(Function<Digest, Reading> line) throws IOException {
    oneAtATime.lock();
    try {
      Reading reading = line.apply(previous());
      byte[] json = StrictJson.write(reading);
      write(files.of(reading.at()), json);
      // Behind the line: a crash here leaves a head that is one line late, which previous() knows.
      files.writeHead(Digest.of(json));
      return reading;
    } finally {
      oneAtATime.unlock();
    }
  }

  private Digest previous() throws IOException {
    Optional<byte[]> last = last();
    Digest head = files.head().orElse(NOTHING);
    Digest end = last.map(Digest::of).orElse(NOTHING);
    if (end.equals(head) || last.isPresent() && follows(last.get(), head)) {
      return end;
    }
    alarms.raise(
        Alarms.Kind.READINGS_CHANGED,
        head.value(),
        "the end of state/consultations is not as it was written: see saola audit readings");
    return head;
  }

  private static boolean follows(byte[] line, Digest head) {
    try {
      return StrictJson.read(line, Reading.class).previous().equals(head);
    } catch (InvalidDocument e) {
      return false;
    }
  }

  private Optional<byte[]> last() throws IOException {
    for (Path month : files.months().reversed()) {
      Optional<byte[]> last = last(month);
      if (last.isPresent()) {
        return last;
      }
    }
    return Optional.empty();
  }

  /** The last whole line. What a crash tore was shown to nobody, and goes. */
  private static Optional<byte[]> last(Path month) throws IOException {
    try (FileChannel file =
        FileChannel.open(month, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      long start = Math.max(0, file.size() - 2L * LONGEST_LINE);
      byte[] tail = read(file, start);
      int end = lastLineEnd(tail, tail.length);
      int begin = lastLineEnd(tail, end) + 1;
      if (start > 0 && begin <= 0) {
        throw new IOException(month + " does not end in a line of this record");
      }
      if (end + 1 < tail.length) {
        LOG.warn("{} ends in a torn line, which is cut off", month);
        file.truncate(start + end + 1);
        file.force(true);
      }
      return end < 0 ? Optional.empty() : Optional.of(Arrays.copyOfRange(tail, begin, end));
    }
  }

  private static byte[] read(FileChannel file, long start) throws IOException {
    ByteBuffer tail = ByteBuffer.allocate((int) (file.size() - start));
    while (tail.hasRemaining() && file.read(tail, start + tail.position()) >= 0) {
      // Until all of it is here.
    }
    return tail.array();
  }

  private static int lastLineEnd(byte[] bytes, int before) {
    int at = before - 1;
    while (at >= 0 && bytes[at] != '\n') {
      at--;
    }
    return at;
  }

  private void write(Path month, byte[] json) throws IOException {
    boolean fresh = !Files.exists(month);
    try (FileChannel file =
        FileChannel.open(
            month,
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
            RecordFiles.OWNER_ONLY)) {
      long end = file.size();
      try {
        write(file, end, List.of(ByteBuffer.wrap(json), ByteBuffer.wrap(new byte[] {'\n'})));
      } catch (IOException e) {
        takeBack(file, end, e);
        throw e;
      }
    }
    if (fresh) {
      DurableFiles.force(files.folder());
    }
  }

  private static void write(FileChannel file, long end, List<ByteBuffer> line) throws IOException {
    long at = end;
    for (ByteBuffer piece : line) {
      while (piece.hasRemaining()) {
        at += file.write(piece, at);
      }
    }
    file.force(true);
  }

  /** What may not be on disk must not be what the next line names. */
  private static void takeBack(FileChannel file, long end, IOException why) {
    try {
      file.truncate(end);
      file.force(true);
    } catch (IOException e) {
      why.addSuppressed(e);
    }
  }
}
