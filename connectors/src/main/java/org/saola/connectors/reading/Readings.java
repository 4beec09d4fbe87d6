// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.reading;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.saola.connectors.home.AgencyHome;
import org.saola.connectors.home.Alarms;
import org.saola.connectors.inbox.HeldMessage;
import org.saola.connectors.inbox.Inbox;
import org.saola.connectors.inbox.Received;
import org.saola.connectors.reading.ReadingRefused.Code;
import org.saola.message.json.InvalidDocument;
import org.saola.message.json.StrictJson;
import org.saola.message.manifest.Digest;
import org.saola.message.manifest.Manifest;
import org.saola.message.manifest.MessageId;
import org.saola.message.manifest.Part;

/**
 * Opens messages of the inbox for officers. Whoever shows a message calls {@link #opened} first,
 * each time: the record is on disk before anything is shown, and the first opening of a message
 * tells its sender that it was read. Safe for many threads.
 */
public final class Readings {
  /** In characters. */
  public static final int LONGEST_REASON = 1000;

  /** Clocks of two agencies differ; an id tells its sender's. */
  private static final Duration CLOCKS_DIFFER = Duration.ofDays(2);

  private final RecordFiles files;
  private final ConsultationRecord record;
  private final Inbox inbox;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  public Readings(AgencyHome home, Inbox inbox, Alarms alarms, Clock clock) throws IOException {
    this.files = RecordFiles.of(home);
    this.record = new ConsultationRecord(files, alarms);
    this.inbox = inbox;
    this.clock = clock;
  }

  /**
   * Whether an officer has to say why: where the message has a nominal part that this agency was
   * given. Directive (EU) 2016/680 Art. 25 asks for the justification of a consultation of personal
   * data.
   *
   * @param folder of the message, in the inbox
   */
  public boolean reasonNeeded(Path folder) throws IOException {
    return reasonNeeded(HeldMessage.at(folder));
  }

  private static boolean reasonNeeded(HeldMessage message) {
    return message.manifest().parts().stream()
        .anyMatch(part -> part.nominal() && message.file(part).isPresent());
  }

  /**
   * Records that an officer reads a message; on return that is on disk, and the content may be
   * shown. The first time, a receipt's line that says so is pending as well. Thrown out of, nothing
   * may be shown, though the record may say that it was.
   *
   * @param folder of the message, in the inbox
   * @param reason kept in one line; asked for where {@link #reasonNeeded} says so
   * @throws IOException also when the message is not what was received
   */
  public Reading opened(Path folder, Reader officer, @Nullable String reason)
      throws IOException, ReadingRefused {
    HeldMessage message = HeldMessage.at(folder);
    requireAsReceived(message);
    @Nullable String why = whyRead(reason, reasonNeeded(message));
    Reading reading = append(message.manifest(), message.digest(), officer, why);
    // The record first: its sender is not told that somebody read what nobody was shown.
    Manifest read = message.manifest();
    inbox.tellRead(read.from(), read.id(), message.digest(), reading.at());
    return reading;
  }

  private static @Nullable String whyRead(@Nullable String reason, boolean needed)
      throws ReadingRefused {
    @Nullable String why = usable(reason);
    if (why == null && needed) {
      throw new ReadingRefused(Code.REASON_NEEDED, "it holds personal data: a reason is needed");
    }
    return why;
  }

  private Reading append(Manifest manifest, Digest digest, Reader officer, @Nullable String why)
      throws IOException {
    Instant at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    return record.append(
        previous ->
            new Reading(
                at,
                officer.subject(),
                officer.name(),
                manifest.id(),
                manifest.from(),
                digest,
                why,
                previous));
  }

  /**
   * As {@link #opened}, for a message that this agency sent itself: nobody else is told.
   *
   * @param sent its manifest
   */
  public Reading openedOwn(Manifest sent, Digest digest, Reader officer, @Nullable String reason)
      throws IOException, ReadingRefused {
    @Nullable String why = whyRead(reason, sent.parts().stream().anyMatch(Part::nominal));
    return append(sent, digest, officer, why);
  }

  /**
   * Records that an officer has something sent; on return that is on disk, and it may go. Directive
   * (EU) 2016/680 Art. 25 asks who disclosed personal data; nobody outside learns it from here.
   *
   * @param submission the name by which it is found later
   * @param about the message that is taken back, corrected or passed on
   */
  public Reading sends(
      Reader officer, Reading.Action action, String submission, Reading.@Nullable Named about)
      throws IOException {
    Instant at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    return record.append(
        previous ->
            new Reading(
                at,
                officer.subject(),
                officer.name(),
                action,
                about == null ? null : about.message(),
                about == null ? null : about.from(),
                about == null ? null : about.manifest(),
                null,
                submission,
                null,
                null,
                previous));
  }

  /**
   * Records that an officer has searched for persons; on return that is on disk, and what was found
   * may be shown. The words may name persons, and the record forgets nothing: it keeps their salted
   * digest, and they lie beside it, where they can be erased.
   */
  public Reading searches(Reader officer, String words, int hits, String reason)
      throws IOException, ReadingRefused {
    @Nullable String why = usable(reason);
    if (why == null) {
      throw new ReadingRefused(Code.REASON_NEEDED, "it searches personal data: say why");
    }
    Digest sought = files.keepWords(words, random);
    Instant at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    return record.append(
        previous ->
            new Reading(
                at,
                officer.subject(),
                officer.name(),
                Reading.Action.SEARCHED,
                null,
                null,
                null,
                why,
                null,
                sought,
                hits,
                previous));
  }

  /** What was searched for, by its digest in the record; empty where it was erased. */
  public static Optional<String> words(AgencyHome home, Digest sought) throws IOException {
    return RecordFiles.of(home).words(sought);
  }

  /** Who has read a message of that id, taken it back or passed it on; oldest first. */
  public List<Reading> of(MessageId message) throws IOException {
    List<Reading> found = new ArrayList<>();
    YearMonth oldest =
        YearMonth.from(created(message).minus(CLOCKS_DIFFER).atOffset(ZoneOffset.UTC));
    for (Path month : files.months()) {
      if (!RecordFiles.month(month).isBefore(oldest)) {
        collect(month, message, found);
      }
    }
    return found;
  }

  private static void collect(Path month, MessageId message, List<Reading> found)
      throws IOException {
    try (RecordLines lines = new RecordLines(month)) {
      for (byte[] line = lines.next(); line != null; line = lines.next()) {
        if (new String(line, StandardCharsets.UTF_8).contains(message.value())) {
          Reading reading = read(line, month, lines.number());
          if (message.equals(reading.message())) {
            found.add(reading);
          }
        }
      }
    }
  }

  private static Reading read(byte[] line, Path month, long number) throws IOException {
    try {
      return StrictJson.read(line, Reading.class);
    } catch (InvalidDocument e) {
      throw new IOException("%s, line %d is damaged".formatted(month, number), e);
    }
  }

  private void requireAsReceived(HeldMessage message) throws IOException {
    Optional<Received> received =
        inbox.received(message.manifest().from(), message.manifest().id());
    if (received.isPresent() && !received.get().manifest().equals(message.digest())) {
      throw new IOException(
          "%s was changed since it was received: see saola verify".formatted(message.folder()));
    }
  }

  private static @Nullable String usable(@Nullable String reason) throws ReadingRefused {
    if (reason == null || reason.isBlank()) {
      return null;
    }
    String line = reason.strip().replaceAll("\\s+", " ");
    if (line.length() > LONGEST_REASON || !isText(line)) {
      throw new ReadingRefused(
          Code.REASON_UNUSABLE, "a reason is a text of at most " + LONGEST_REASON + " characters");
    }
    return line;
  }

  private static boolean isText(String line) {
    return line.codePoints()
        .noneMatch(
            point ->
                Character.isISOControl(point) || Character.getType(point) == Character.SURROGATE);
  }

  /** RFC 9562 5.7: an id begins with the millisecond in which it was made. */
  private static Instant created(MessageId message) {
    return Instant.ofEpochMilli(
        Long.parseLong(message.value().substring(0, 13).replace("-", ""), 16));
  }
}
