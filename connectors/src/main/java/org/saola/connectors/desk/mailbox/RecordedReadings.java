// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.desk.mailbox;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.saola.connectors.home.AgencyHome;
import org.saola.connectors.reading.Reader;
import org.saola.connectors.reading.Reading;
import org.saola.connectors.reading.ReadingRefused;
import org.saola.connectors.reading.Readings;
import org.saola.connectors.reading.RecordCheck;
import org.saola.message.manifest.Digest;
import org.saola.message.manifest.Part;
import org.saola.pages.signin.Person;

/** The connector's own record of consultations, and what it says of who has read what. */
public final class RecordedReadings implements ReadingRoom {
  private final Readings readings;
  private final Set<Digest> read = ConcurrentHashMap.newKeySet();
  private final Map<String, String> senders = new ConcurrentHashMap<>();

  public RecordedReadings(AgencyHome home, Readings readings) throws IOException {
    this.readings = readings;
    RecordCheck.run(home, this::know);
  }

  private void know(Reading line) {
    if (line.wasRead() && line.manifest() != null) {
      read.add(line.manifest());
    }
    if (line.submission() != null) {
      senders.put(line.submission(), line.name());
    }
  }

  @Override
  public void sends(
      Person officer, Reading.Action action, String submission, Reading.@Nullable Named about)
      throws IOException {
    know(readings.sends(reader(officer), action, submission, about));
  }

  @Override
  public Optional<String> sender(String submission) {
    return Optional.ofNullable(senders.get(submission));
  }

  @Override
  public void searched(Person officer, String words, int hits, String reason)
      throws IOException, ReasonMissing {
    try {
      readings.searches(reader(officer), words, hits, reason);
    } catch (ReadingRefused e) {
      throw new ReasonMissing();
    }
  }

  private static Reader reader(Person officer) {
    return new Reader(officer.subject(), officer.name());
  }

  @Override
  public boolean reasonNeeded(Letter letter) throws IOException {
    return letter.isReceived()
        ? readings.reasonNeeded(letter.folder())
        : letter.manifest().parts().stream().anyMatch(Part::nominal);
  }

  @Override
  public void opened(Letter letter, Person officer, @Nullable String reason)
      throws IOException, ReasonMissing {
    Reader reader = reader(officer);
    try {
      if (letter.isReceived()) {
        readings.opened(letter.folder(), reader, reason);
      } else {
        readings.openedOwn(letter.manifest(), letter.digest(), reader, reason);
      }
    } catch (ReadingRefused e) {
      throw new ReasonMissing();
    }
    read.add(letter.digest());
  }

  @Override
  public boolean isRead(Letter letter) {
    return read.contains(letter.digest());
  }

  @Override
  public boolean isReadBy(Letter letter, Person officer) throws IOException {
    return readings.of(letter.id()).stream()
        .filter(Reading::wasRead)
        .anyMatch(reading -> reading.subject().equals(officer.subject()));
  }
}
