// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.folder;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.saola.connectors.home.AgencyHome;

/** A native file that was handed to an agency's connector, watched from any process. */
public final class Submission {
  private static final Duration LOOK = Duration.ofMillis(200);

  private final AgencyHome home;
  private final String name;

  private Submission(AgencyHome home, String name) {
    this.home = home;
    this.name = name;
  }

  /**
   * Copies a file into the outbox, under a name that nothing there or in {@code sent} and {@code
   * rejected} has yet; before it, under their own names, the files that it names.
   *
   * @throws IllegalArgumentException when nothing reads a file of that name
   */
  public static Submission hand(AgencyHome home, Path file) throws IOException {
    requireRead(file);
    Files.createDirectories(home.outbox());
    for (String attached : JsonDraft.attachedTo(file)) {
      Path beside = file.resolveSibling(attached);
      if (Files.exists(beside)) {
        handAttached(home, beside);
      }
    }
    String name = JobFolder.freeName(home, file.getFileName().toString());
    Files.move(copyAside(home, file), home.outbox().resolve(name), StandardCopyOption.ATOMIC_MOVE);
    return new Submission(home, name);
  }

  /**
   * @throws IllegalArgumentException when nothing reads a file of that name
   */
  public static void requireRead(Path file) {
    if (!NativeFile.isRead(file)) {
      throw new IllegalArgumentException(
          "%s is neither .csv nor .json nor .jsonl nor .xml. A file that belongs to a message goes along with the draft that names it"
              .formatted(file));
    }
  }

  private static void handAttached(AgencyHome home, Path file) throws IOException {
    Path place = home.outbox().resolve(file.getFileName());
    Path aside = copyAside(home, file);
    try {
      // A link, unlike a move, never takes the place of a file that came in the meantime: whose
      // draft is still to come must not get another's.
      Files.createLink(place, aside);
    } catch (FileAlreadyExistsException e) {
      throw new FileAlreadyExistsException(
          place.toString(), null, "another file of that name waits for its draft");
    } finally {
      Files.delete(aside);
    }
  }

  private static Path copyAside(AgencyHome home, Path file) throws IOException {
    Path aside = Files.createTempFile(home.outbox(), ".", ".part");
    Files.copy(file, aside, StandardCopyOption.REPLACE_EXISTING);
    return aside;
  }

  /** The name under which the file lies in the outbox, and later in {@code sent}. */
  public String name() {
    return name;
  }

  /**
   * Waits until every message of the file has evidence or was refused.
   *
   * @param atMost with nothing uploaded meanwhile: large parts take the time that they take
   * @param progress told at every change
   * @return empty when there is no evidence in time: the file is kept and goes on being tried
   */
  public Optional<FileOutcome> await(Clock clock, Duration atMost, Consumer<FileProgress> progress)
      throws IOException, InterruptedException {
    Instant end = clock.instant().plus(atMost);
    FileProgress told = null;
    while (true) {
      Optional<FileOutcome> outcome = JobFolder.outcome(home, name);
      FileProgress now = outcome.isPresent() ? done(outcome.get()) : current();
      if (told != null && now.uploaded() > told.uploaded()) {
        end = clock.instant().plus(atMost);
      }
      told = tell(now, told, progress);
      if (outcome.isPresent() || !clock.instant().isBefore(end)) {
        return outcome;
      }
      Thread.sleep(LOOK);
    }
  }

  private static FileProgress tell(
      FileProgress now, @Nullable FileProgress told, Consumer<FileProgress> progress) {
    if (!now.equals(told)) {
      progress.accept(now);
    }
    return now;
  }

  private FileProgress current() throws IOException {
    return JobFolder.progress(home, name)
        .orElseGet(() -> new FileProgress(FileProgress.Phase.WAITING, 0, 0, 0, 0, 0, 0));
  }

  private static FileProgress done(FileOutcome outcome) {
    long rows =
        outcome.messages().stream()
            .filter(message -> message.source() != null)
            .flatMap(message -> message.source().rows().stream())
            .distinct()
            .count();
    return new FileProgress(
        FileProgress.Phase.DONE,
        rows + outcome.refusedRows(),
        outcome.refusedRows(),
        outcome.messages().size(),
        0,
        0,
        0);
  }
}
