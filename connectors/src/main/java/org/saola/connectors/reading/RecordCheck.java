// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.reading;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.saola.connectors.home.AgencyHome;
import org.saola.message.json.InvalidDocument;
import org.saola.message.json.StrictJson;
import org.saola.message.manifest.Digest;

/**
 * Reads the whole record, and holds every line against the one before it and the last to the head;
 * and what was read and sent, as logs and folders say, against its lines.
 */
public final class RecordCheck {
  private final Consumer<Reading> each;
  private final Set<Digest> read = new HashSet<>();
  private final Set<String> sent = new HashSet<>();
  private final List<Break> breaks = new ArrayList<>();
  private Digest beforeLast = ConsultationRecord.NOTHING;
  private Digest last = ConsultationRecord.NOTHING;
  private long lines;

  private RecordCheck(Consumer<Reading> each) {
    this.each = each;
  }

  /**
   * Where the record is not as it was written.
   *
   * @param line of the file, counted from 1; 0 where it is about no line
   */
  public record Break(String file, long line, String what) {}

  public record Report(long lines, List<Break> breaks) {
    public Report {
      breaks = List.copyOf(breaks);
    }

    public boolean holds() {
      return breaks.isEmpty();
    }
  }

  /**
   * @param each is handed every line that can be read, in order
   */
  public static Report run(AgencyHome home, Consumer<Reading> each) throws IOException {
    RecordCheck check = new RecordCheck(each);
    // Before the lines: what is read or sent while they are read has its line behind them.
    List<ToldReadings.Told> told = ToldReadings.in(home);
    List<SentFromDesk.Sent> sent = SentFromDesk.in(home);
    RecordAtOnce record = RecordAtOnce.of(RecordFiles.of(home));
    for (RecordAtOnce.Month month : record.months()) {
      check.read(month);
    }
    check.requireHead(record.head().orElse(ConsultationRecord.NOTHING));
    told.forEach(check::require);
    sent.forEach(check::require);
    return new Report(check.lines, check.breaks);
  }

  private void require(ToldReadings.Told told) {
    if (told.message() == null) {
      breaks.add(new Break(told.where(), 0, "is damaged: see saola verify"));
    } else if (!read.contains(told.message())) {
      breaks.add(new Break(told.where(), 0, "was read, and no line says by whom"));
    }
  }

  private void require(SentFromDesk.Sent one) {
    if (one.submission() == null) {
      breaks.add(new Break(one.where(), 0, "is damaged: see saola verify"));
    } else if (!sent.contains(one.submission())) {
      breaks.add(
          new Break(
              one.where(),
              0,
              "was sent from the desk as %s, and no line says by whom"
                  .formatted(one.submission())));
    }
  }

  private void read(RecordAtOnce.Month month) throws IOException {
    String name = month.file().getFileName().toString();
    try (RecordLines file = new RecordLines(month.file(), month.size())) {
      for (byte[] line = file.next(); line != null; line = file.next()) {
        lines++;
        read(name, file.number(), line);
      }
      if (file.torn()) {
        breaks.add(new Break(name, file.number() + 1, "is not whole"));
      }
    }
  }

  private void read(String file, long number, byte[] line) {
    try {
      Reading reading = StrictJson.read(line, Reading.class);
      if (!reading.previous().equals(last)) {
        breaks.add(new Break(file, number, missing()));
      }
      if (reading.wasRead() && reading.manifest() != null) {
        read.add(reading.manifest());
      }
      if (reading.submission() != null) {
        sent.add(reading.submission());
      }
      each.accept(reading);
    } catch (InvalidDocument e) {
      breaks.add(new Break(file, number, "is no line of this record: " + e.getMessage()));
    }
    beforeLast = last;
    last = Digest.of(line);
  }

  private String missing() {
    return last.equals(ConsultationRecord.NOTHING)
        ? "is not the first that was written: what stood before it is gone"
        : "does not follow the line before it: that was changed, or lines between them are gone";
  }

  /** A crash leaves the head one line behind, never more, and so does a line just written. */
  private void requireHead(Digest head) {
    if (!head.equals(last) && (lines == 0 || !head.equals(beforeLast))) {
      breaks.add(new Break("head", 0, "names another last line: the last was changed, or is gone"));
    }
  }
}
