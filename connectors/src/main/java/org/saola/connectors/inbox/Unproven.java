// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.inbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.saola.connectors.home.AgencyHome;
import org.saola.connectors.home.Alarms;
import org.saola.connectors.home.DurableFiles;
import org.saola.message.json.InvalidDocument;
import org.saola.message.json.StrictJson;
import org.saola.message.manifest.Digest;

/** Deliveries whose log entries the log has yet to prove; an alarm when it takes too long. */
final class Unproven {
  private final Path folder;
  private final Alarms alarms;
  private final Clock clock;
  private final Instant started;

  Unproven(AgencyHome home, Alarms alarms, Clock clock) throws IOException {
    this.folder = Files.createDirectories(home.state("unproven"));
    this.alarms = alarms;
    this.clock = clock;
    this.started = clock.instant();
  }

  /**
   * @param missing leaves without a proof so far
   */
  private record Missing(Instant since, List<Digest> missing) {}

  /** The name is on disk only after {@link #force}. */
  void place(String key, List<Digest> leaves) throws IOException {
    DurableFiles.place(file(key), StrictJson.write(new Missing(clock.instant(), leaves)));
  }

  void force() throws IOException {
    DurableFiles.force(folder);
  }

  void proven(String key, Collection<Digest> leaves) throws IOException {
    if (!Files.exists(file(key))) {
      return;
    }
    Missing before = read(file(key));
    List<Digest> left = before.missing().stream().filter(leaf -> !leaves.contains(leaf)).toList();
    if (left.isEmpty()) {
      Files.delete(file(key));
    } else {
      DurableFiles.write(file(key), StrictJson.write(new Missing(before.since(), left)));
    }
  }

  /** Counts only the time in which this connector could have been told. */
  void alarmAfter(Duration longest) throws IOException {
    Instant now = clock.instant();
    for (Path file : DurableFiles.list(folder)) {
      Missing missing = read(file);
      Instant since = missing.since().isAfter(started) ? missing.since() : started;
      if (since.plus(longest).isBefore(now)) {
        String name = file.getFileName().toString();
        alarms.raise(
            Alarms.Kind.NOT_IN_LOG,
            name.substring(0, name.length() - ".json".length()),
            "%d entries that came with this delivery are not in the log"
                .formatted(missing.missing().size()));
      }
    }
  }

  long count() throws IOException {
    return DurableFiles.list(folder).size();
  }

  private static Missing read(Path file) throws IOException {
    try {
      return StrictJson.read(Files.readAllBytes(file), Missing.class);
    } catch (InvalidDocument e) {
      throw new IOException("what this connector wrote is damaged: " + file, e);
    }
  }

  private Path file(String key) {
    return folder.resolve(key + ".json");
  }
}
