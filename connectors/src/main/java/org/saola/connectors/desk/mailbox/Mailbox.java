// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.desk.mailbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.saola.connectors.desk.mailbox.Letter.Direction;
import org.saola.connectors.home.AgencyHome;
import org.saola.connectors.home.DurableFiles;
import org.saola.message.json.InvalidDocument;
import org.saola.message.json.StrictJson;
import org.saola.message.manifest.Manifest;
import org.saola.message.manifest.MessageId;
import org.saola.message.type.MessageTypes;

/**
 * The folders {@code inbox} and {@code sent}, read once each: what lies in a message's folder under
 * its manifest never changes. Safe for use by many threads.
 */
public final class Mailbox {
  private static final String MANIFEST = "manifest.json";

  private final AgencyHome home;
  private final Map<Path, Letter> letters = new ConcurrentHashMap<>();

  public Mailbox(AgencyHome home) {
    this.home = home;
  }

  /** All threads, the latest first. */
  public List<Conversation> conversations() throws IOException {
    look();
    return letters.values().stream()
        .collect(Collectors.groupingBy(Letter::thread))
        .entrySet()
        .stream()
        .map(thread -> new Conversation(thread.getKey(), thread.getValue()))
        .sorted(Comparator.comparing(Conversation::at).reversed())
        .toList();
  }

  public Optional<Conversation> conversation(MessageId id) throws IOException {
    return conversations().stream().filter(one -> one.id().equals(id)).findFirst();
  }

  private void look() throws IOException {
    Set<Path> there = new HashSet<>();
    look(home.inbox(), Direction.RECEIVED, there);
    look(home.sent(), Direction.SENT, there);
    letters.keySet().retainAll(there);
  }

  private void look(Path parent, Direction direction, Set<Path> there) throws IOException {
    for (Path folder : DurableFiles.list(parent)) {
      if (letters.containsKey(folder) || Files.isRegularFile(folder.resolve(MANIFEST))) {
        there.add(folder);
        if (!letters.containsKey(folder)) {
          letters.put(folder, read(folder, direction));
        }
      }
    }
    letters.values().removeIf(letter -> letter.manifest().type().equals(MessageTypes.RECEIPT));
  }

  private static Letter read(Path folder, Direction direction) throws IOException {
    Path file = folder.resolve(MANIFEST);
    try {
      Manifest manifest = StrictJson.read(Files.readAllBytes(file), Manifest.class);
      return new Letter(
          manifest,
          direction,
          folder,
          direction == Direction.SENT
              ? manifest.created()
              : Files.getLastModifiedTime(file).toInstant());
    } catch (InvalidDocument e) {
      throw new IOException("%s is damaged: %s".formatted(file, e.getMessage()), e);
    }
  }
}
