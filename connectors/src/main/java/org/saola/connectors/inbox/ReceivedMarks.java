// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.inbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.saola.connectors.home.DurableFiles;
import org.saola.message.json.InvalidDocument;
import org.saola.message.json.StrictJson;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.MessageId;

/**
 * Marks of deliveries that were dealt with, by sender and id: those that were received, or those
 * that were refused. They are kept apart because nobody may have vouched for a refused one's id.
 */
final class ReceivedMarks {
  private final Path folder;

  ReceivedMarks(Path folder) throws IOException {
    this.folder = Files.createDirectories(folder);
  }

  Optional<Received> find(AgencyId from, MessageId id) throws IOException {
    return read(file(Received.key(from, id)));
  }

  boolean exists(String key) {
    return Files.exists(file(key));
  }

  /** The name is on disk only after {@link #force}. */
  void place(Received received) throws IOException {
    DurableFiles.place(file(received.key()), StrictJson.write(received));
  }

  void force() throws IOException {
    DurableFiles.force(folder);
  }

  /** Forgets those that expired before: a delivery of theirs would be refused as expired. */
  void forget(Instant before) throws IOException {
    for (Path file : DurableFiles.list(folder)) {
      if (read(file).filter(received -> received.expires().isBefore(before)).isPresent()) {
        Files.delete(file);
      }
    }
  }

  private static Optional<Received> read(Path file) throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(StrictJson.read(Files.readAllBytes(file), Received.class));
    } catch (InvalidDocument e) {
      throw new IOException("what this connector wrote is damaged: " + file, e);
    }
  }

  private Path file(String key) {
    return folder.resolve(key + ".json");
  }
}
