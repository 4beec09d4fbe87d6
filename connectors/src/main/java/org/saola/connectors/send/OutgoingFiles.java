// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.send;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.saola.connectors.home.AgencyHome;
import org.saola.connectors.home.DurableFiles;
import org.saola.connectors.home.Together;
import org.saola.message.json.InvalidDocument;
import org.saola.message.json.StrictJson;
import org.saola.message.manifest.MessageId;

/**
 * {@code state/outgoing/}: of each message its exact bytes in {@code ID.message}, and {@link Kept}
 * in {@code ID.json}.
 */
final class OutgoingFiles {
  private static final String MESSAGE = ".message";
  private static final String RECORD = ".json";

  private final Path folder;

  OutgoingFiles(AgencyHome home) throws IOException {
    this.folder = Files.createDirectories(home.state("outgoing"));
  }

  List<Kept> all() throws IOException {
    List<Kept> all = new ArrayList<>();
    for (Path file : DurableFiles.list(folder)) {
      String name = file.getFileName().toString();
      if (name.endsWith(MESSAGE)) {
        String id = name.substring(0, name.length() - MESSAGE.length());
        all.add(read(folder.resolve(id + RECORD)));
      }
    }
    return all;
  }

  private static Kept read(Path file) throws IOException {
    try {
      return StrictJson.read(Files.readAllBytes(file), Kept.class);
    } catch (InvalidDocument e) {
      throw new IOException("what this connector kept is damaged: " + file, e);
    }
  }

  /** On return all are on disk. */
  void place(List<Outgoing.Fresh> messages) throws IOException {
    List<Callable<Void>> writes = new ArrayList<>();
    for (Outgoing.Fresh fresh : messages) {
      writes.add(
          () -> {
            // The bytes come last: a record without bytes is nothing.
            DurableFiles.place(record(fresh.kept().id()), StrictJson.write(fresh.kept()));
            DurableFiles.place(message(fresh.kept().id()), fresh.bytes());
            return null;
          });
    }
    Together.run(writes);
    DurableFiles.force(folder);
  }

  byte[] bytes(MessageId id) throws IOException {
    return Files.readAllBytes(message(id));
  }

  void delete(MessageId id) throws IOException {
    Files.deleteIfExists(message(id));
    Files.deleteIfExists(record(id));
  }

  private Path message(MessageId id) {
    return folder.resolve(id + MESSAGE);
  }

  private Path record(MessageId id) {
    return folder.resolve(id + RECORD);
  }
}
