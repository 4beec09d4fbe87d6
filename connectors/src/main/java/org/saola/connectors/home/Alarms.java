// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.home;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import org.saola.message.json.StrictJson;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a person must look at. Each alarm is an ERROR in the log and a file in {@code
 * state/alarms/}, where it stays until a person removes it.
 */
public final class Alarms {
  private static final Logger LOG = LoggerFactory.getLogger(Alarms.class);

  private final Path folder;
  private final Clock clock;

  public Alarms(AgencyHome home, Clock clock) {
    this.folder = home.alarms();
    this.clock = clock;
  }

  /** Kinds of alarm, from the gravest down. */
  public enum Kind {
    /** The log shows two histories; nothing further from the hub is believed. */
    LOG_FORK,
    /** The hub presents an older log than one already seen; nothing further is believed. */
    LOG_ROLLBACK,
    /** The hub presents an older directory than one already seen. */
    DIRECTORY_ROLLBACK,
    /** A certificate stands in our name that is not ours. */
    FOREIGN_CERTIFICATE,
    /** The log holds something in our name that we did not send. */
    NOT_OURS,
    /** The log contradicts what came with a delivery. */
    LOG_CONTRADICTS_DELIVERY,
    /** What a delivery says never appeared in the log. */
    NOT_IN_LOG,
    /** A message names a directory version that the hub does not have. */
    UNKNOWN_DIRECTORY,
    DIRECTORY_REFUSED,
    /** The record of who read what does not end as this connector wrote it. */
    READINGS_CHANGED,
    /** A delivery failed a check, and lies in quarantine. */
    DELIVERY_REFUSED,
    /** A part that should hold no personal data may hold some; it lies in the inbox. */
    MAYBE_NOMINAL,
    /** A message that was recalled, corrected or erased could not be marked in its folder. */
    NOT_MARKED,
    /** A notice failed a check, and lies in quarantine. */
    NOTICE_REFUSED,
    /** A message of ours got no evidence before it expired. */
    NO_EVIDENCE
  }

  /** The content of an alarm's file. */
  public record Alarm(Kind kind, String subject, Instant at, String detail) {}

  /**
   * Raises an alarm once for each subject; a second time changes nothing.
   *
   * @param subject what it is about, in the characters of an id: names the file
   */
  public void raise(Kind kind, String subject, String detail) {
    Path file = file(kind, subject);
    if (Files.exists(file)) {
      return;
    }
    LOG.error("ALARM {} {}: {}", kind, subject, detail.lines().findFirst().orElse(""));
    try {
      Alarm alarm = new Alarm(kind, subject, clock.instant(), detail);
      DurableFiles.write(file, StrictJson.write(alarm));
    } catch (IOException e) {
      LOG.error("The alarm {} could not be written to {}", kind, file, e);
    }
  }

  /** Whether an alarm of a kind stands, from this run or one before. */
  public boolean stands(Kind kind) {
    try {
      return DurableFiles.list(folder).stream()
          .anyMatch(file -> file.getFileName().toString().startsWith(kind + "-"));
    } catch (IOException e) {
      // An unreadable list of alarms is no proof that there is none.
      LOG.error("The alarms in {} cannot be read", folder, e);
      return true;
    }
  }

  public int count() throws IOException {
    return DurableFiles.list(folder).size();
  }

  private Path file(Kind kind, String subject) {
    return folder.resolve(kind + "-" + subject.replaceAll("[^A-Za-z0-9.-]", "_") + ".json");
  }
}
