// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.inbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.saola.connectors.home.AgencyHome;
import org.saola.connectors.home.Alarms;
import org.saola.connectors.home.DurableFiles;
import org.saola.message.json.InvalidDocument;
import org.saola.message.json.StrictJson;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.Digest;

/**
 * Writes a {@link WithdrawnFile} into each folder of the inbox that a word is about, whichever of
 * the two comes first. The inbox is the agency's: what its systems have done to a folder is an
 * alarm at most, and never keeps the word itself from being placed.
 */
final class WithdrawnMarks {
  private final AgencyHome home;
  private final Path said;
  private final Alarms alarms;

  WithdrawnMarks(AgencyHome home, Alarms alarms) throws IOException {
    this.home = home;
    this.said = Files.createDirectories(home.state("withdrawn"));
    this.alarms = alarms;
  }

  /** For messages that are yet to come, by another lane or by others. */
  void remember(Withdrawal word) throws IOException {
    Path file = file(word.target());
    DurableFiles.write(file, read(file).with(word).bytes());
  }

  /** Marks a message that is about to be placed with what was said of it before. */
  void stamp(Path folder, AgencyId from, Digest manifest) throws IOException {
    WithdrawnFile mark = new WithdrawnFile(List.of());
    for (Origin origin : origins(folder, new Origin(from, manifest))) {
      for (Withdrawal word : read(file(origin.manifest())).words()) {
        mark = word.from().equals(origin.from()) ? mark.with(word) : mark;
      }
    }
    if (!mark.words().isEmpty()) {
      DurableFiles.write(folder.resolve(WithdrawnFile.NAME), mark.bytes());
    }
  }

  /** Marks what lies in the inbox, in one pass for all words of a batch. */
  void mark(List<Withdrawal> words) throws IOException {
    if (words.isEmpty()) {
      return;
    }
    for (Path folder : DurableFiles.list(home.inbox())) {
      try {
        mark(folder, words);
      } catch (NoSuchFileException e) {
        // The agency has emptied it meanwhile.
      } catch (IOException e) {
        alarms.raise(
            Alarms.Kind.NOT_MARKED,
            words.getFirst().message().value(),
            "%s may have been withdrawn and is not marked: %s"
                .formatted(folder.getFileName(), e.getMessage()));
      }
    }
  }

  /** Words about what can come no more. */
  void forget(Instant before) throws IOException {
    for (Path file : DurableFiles.list(said)) {
      if (read(file).words().stream().allMatch(word -> word.created().isBefore(before))) {
        Files.delete(file);
      }
    }
  }

  private void mark(Path folder, List<Withdrawal> words) throws IOException {
    String name = String.valueOf(folder.getFileName());
    boolean named = words.stream().anyMatch(word -> name.startsWith(word.targetId().value()));
    boolean passedOn = Files.isRegularFile(folder.resolve(ForwardedFile.NAME));
    if ((!named && !passedOn) || !ReceivedMessage.isFolder(folder)) {
      return;
    }
    Set<Origin> origins = origins(folder, origin(folder.resolve(InboxFiles.MANIFEST)));
    Path file = folder.resolve(WithdrawnFile.NAME);
    WithdrawnFile before = read(file);
    WithdrawnFile after = before;
    for (Withdrawal word : words) {
      after = origins.contains(new Origin(word.from(), word.target())) ? after.with(word) : after;
    }
    if (!after.equals(before)) {
      DurableFiles.write(file, after.bytes());
    }
  }

  /** Whose message it is: its sender's, and of those by whose hands it came. */
  private record Origin(AgencyId from, Digest manifest) {}

  private static Origin origin(Path manifest) throws IOException {
    byte[] json = Files.readAllBytes(manifest);
    try {
      Object from = StrictJson.read(json, Map.class).get("from");
      return new Origin(new AgencyId(String.valueOf(from)), Digest.of(json));
    } catch (InvalidDocument | IllegalArgumentException e) {
      throw new IOException("%s is damaged: %s".formatted(manifest, e.getMessage()), e);
    }
  }

  private static Set<Origin> origins(Path folder, Origin own) throws IOException {
    Set<Origin> origins = new HashSet<>(Set.of(own));
    Optional<ForwardedFile> chain =
        optional(folder.resolve(ForwardedFile.NAME), ForwardedFile.class);
    chain.ifPresent(
        it -> it.steps().forEach(step -> origins.add(new Origin(step.from(), step.manifest()))));
    return origins;
  }

  private Path file(Digest target) {
    return said.resolve(target.value() + ".json");
  }

  private static WithdrawnFile read(Path file) throws IOException {
    return optional(file, WithdrawnFile.class).orElse(new WithdrawnFile(List.of()));
  }

  private static <T> Optional<T> optional(Path file, Class<T> as) throws IOException {
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(StrictJson.read(Files.readAllBytes(file), as));
    } catch (InvalidDocument e) {
      throw new IOException("%s is damaged: %s".formatted(file, e.getMessage()), e);
    }
  }
}
