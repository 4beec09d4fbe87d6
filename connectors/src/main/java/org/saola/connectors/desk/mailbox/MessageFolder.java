// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.desk.mailbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.saola.connectors.desk.mailbox.Letter.Direction;
import org.saola.connectors.log.ClockFile;
import org.saola.connectors.send.Outcome;
import org.saola.message.json.InvalidDocument;
import org.saola.message.json.StrictJson;
import org.saola.message.manifest.Digest;
import org.saola.message.manifest.Manifest;
import org.saola.message.type.MessageTypes;

/** Reads what a connector places in a message's folder, as far as lists and threads need it. */
final class MessageFolder {
  private static final String MANIFEST = "manifest.json";
  private static final String OUTCOME = "outcome.json";

  /** A manifest travels within a message of 1 MiB; what is larger is none. */
  private static final long LARGEST = 4L << 20;

  private MessageFolder() {}

  static Found received(Path folder) throws IOException {
    return Files.isRegularFile(folder.resolve(MANIFEST))
        ? message(folder, Direction.RECEIVED, null)
        : new Found.Nothing();
  }

  /** Of {@code sent} and {@code rejected}. */
  static Found own(Path folder) throws IOException {
    if (!Files.isRegularFile(folder.resolve(OUTCOME))) {
      return new Found.Nothing();
    }
    Outcome outcome = read(folder.resolve(OUTCOME), Outcome.class);
    return Files.isRegularFile(folder.resolve(MANIFEST))
        ? message(folder, Direction.SENT, outcome)
        : new Found.NotMade(new Holdings.Unsent(outcome));
  }

  private static Found message(Path folder, Direction direction, @Nullable Outcome outcome)
      throws IOException {
    Path file = folder.resolve(MANIFEST);
    byte[] json = bytes(file);
    Manifest manifest = parsed(file, json, Manifest.class);
    if (manifest.type().equals(MessageTypes.RECEIPT)) {
      return new Found.Nothing();
    }
    return new Found.Message(
        new Letter(
            manifest,
            Digest.of(json),
            direction,
            folder,
            outcome == null ? Files.getLastModifiedTime(file).toInstant() : manifest.created(),
            outcome,
            clocks(folder),
            null));
  }

  private static List<ClockFile.Clock> clocks(Path folder) throws IOException {
    Path file = folder.resolve(ClockFile.NAME);
    return Files.isRegularFile(file) ? read(file, ClockFile.class).clocks() : List.of();
  }

  private static <T> T read(Path file, Class<T> as) throws IOException {
    return parsed(file, bytes(file), as);
  }

  private static byte[] bytes(Path file) throws IOException {
    if (Files.size(file) > LARGEST) {
      throw new IOException(file + " is too large to be what a connector writes");
    }
    return Files.readAllBytes(file);
  }

  private static <T> T parsed(Path file, byte[] json, Class<T> as) throws IOException {
    try {
      return StrictJson.read(json, as);
    } catch (InvalidDocument e) {
      throw new IOException("%s is damaged: %s".formatted(file, e.getMessage()), e);
    }
  }
}
