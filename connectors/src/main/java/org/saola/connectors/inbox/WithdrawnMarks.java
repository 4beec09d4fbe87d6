// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.inbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.saola.connectors.home.AgencyHome;
import org.saola.connectors.home.DurableFiles;
import org.saola.message.json.InvalidDocument;
import org.saola.message.json.StrictJson;

/** Writes a {@link WithdrawnFile} into each folder of the inbox that a word is about. */
final class WithdrawnMarks {
  private final AgencyHome home;
  private final ReceivedMarks received;

  WithdrawnMarks(AgencyHome home, ReceivedMarks received) {
    this.home = home;
    this.received = received;
  }

  /** Also where the message came by others; what the agency has emptied is left alone. */
  void mark(Withdrawal word) throws IOException {
    Optional<Received> direct =
        received
            .find(word.from(), word.targetId())
            .filter(it -> it.manifest().equals(word.target()));
    if (direct.isPresent() && direct.get().folder() != null) {
      mark(home.inbox().resolve(direct.get().folder()), word);
    }
    // Words are rare, and what was passed on is known by its folder alone.
    for (Path folder : DurableFiles.list(home.inbox())) {
      if (isPassedOn(folder, word)) {
        mark(folder, word);
      }
    }
  }

  private static boolean isPassedOn(Path folder, Withdrawal word) throws IOException {
    return read(folder.resolve(ForwardedFile.NAME), ForwardedFile.class).stream()
        .flatMap(chain -> chain.steps().stream())
        .anyMatch(step -> step.from().equals(word.from()) && step.manifest().equals(word.target()));
  }

  private static void mark(Path folder, Withdrawal word) throws IOException {
    if (!ReceivedMessage.isFolder(folder)) {
      return;
    }
    Path file = folder.resolve(WithdrawnFile.NAME);
    WithdrawnFile before = read(file, WithdrawnFile.class).orElse(new WithdrawnFile(List.of()));
    DurableFiles.write(file, before.with(word).bytes());
  }

  private static <T> Optional<T> read(Path file, Class<T> as) throws IOException {
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(StrictJson.read(Files.readAllBytes(file), as));
    } catch (InvalidDocument e) {
      throw new IOException("what this connector wrote is damaged: " + file, e);
    }
  }
}
