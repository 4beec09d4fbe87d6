// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.saola.connectors.home.AgencyHome;
import org.saola.connectors.home.DurableFiles;
import org.saola.connectors.send.Outcome;
import org.saola.message.json.InvalidDocument;
import org.saola.message.json.StrictJson;

/**
 * {@code state/files/NAME/}: a file taken from the outbox, with its plan and its progress. The name
 * is the file's own, or with a number where that was taken.
 */
final class JobFolder {
  static final String REASON = ".reason.json";
  static final String OUTCOME = ".outcome.json";
  static final String ATTACHED = ".attached";
  private static final String FILES = "files";
  private static final String SOURCE = "source";
  private static final int MOST_NAMES = 10_000;

  private final AgencyHome home;
  private final String name;

  JobFolder(AgencyHome home, String name) {
    this.home = home;
    this.name = name;
  }

  /** Takes a file out of the outbox, in one rename. Empty when somebody else has taken it. */
  static Optional<JobFolder> claim(AgencyHome home, Path file) throws IOException {
    JobFolder folder = new JobFolder(home, freeName(home, file.getFileName().toString()));
    Files.createDirectories(folder.folder().resolve(SOURCE));
    try {
      DurableFiles.move(file, folder.folder().resolve(SOURCE).resolve(folder.name));
      return Optional.of(folder);
    } catch (NoSuchFileException e) {
      DurableFiles.deleteTree(folder.folder());
      return Optional.empty();
    }
  }

  /** Files that an earlier run took and did not finish. */
  static List<JobFolder> unfinished(AgencyHome home) throws IOException {
    return DurableFiles.list(home.state(FILES)).stream()
        .map(folder -> new JobFolder(home, folder.getFileName().toString()))
        .toList();
  }

  /** A name that nothing in the home has yet: {@code report.csv}, then {@code report-2.csv}. */
  static String freeName(AgencyHome home, String wanted) {
    int dot = wanted.lastIndexOf('.');
    String stem = dot > 0 ? wanted.substring(0, dot) : wanted;
    String ending = dot > 0 ? wanted.substring(dot) : "";
    return Stream.concat(
            Stream.of(wanted),
            Stream.iterate(2, n -> n + 1).limit(MOST_NAMES).map(n -> stem + "-" + n + ending))
        .filter(name -> isFree(home, name))
        .findFirst()
        .orElseThrow(
            () -> new IllegalStateException("every name like %s is taken".formatted(wanted)));
  }

  private static boolean isFree(AgencyHome home, String name) {
    return Stream.of(home.sent(), home.rejected())
            .flatMap(f -> Stream.of("", OUTCOME, REASON, ATTACHED).map(s -> f.resolve(name + s)))
            .noneMatch(Files::exists)
        && !Files.exists(home.state(FILES).resolve(name));
  }

  String name() {
    return name;
  }

  AgencyHome home() {
    return home;
  }

  Path plan() {
    return folder().resolve("plan.jsonl");
  }

  Path source() {
    return folder().resolve(SOURCE).resolve(name);
  }

  /** Where the files lie that it names, once they were taken out of the outbox. */
  Path attached() {
    return folder().resolve("attached");
  }

  boolean hasSource() {
    return Files.exists(source());
  }

  /** Whether it was taken and its outcome is not yet where it belongs. */
  boolean isUnderWay() {
    // The source moves first: in between there is what was decided alone.
    return hasSource() || Files.exists(decided());
  }

  void write(FileProgress progress) throws IOException {
    DurableFiles.replaceQuickly(folder().resolve("progress.json"), StrictJson.write(progress));
  }

  static Optional<FileProgress> progress(AgencyHome home, String name) throws IOException {
    Path file = new JobFolder(home, name).folder().resolve("progress.json");
    return read(file, FileProgress.class);
  }

  static Optional<FileOutcome> outcome(AgencyHome home, String name) throws IOException {
    Optional<FileOutcome> sent = read(home.sent().resolve(name + OUTCOME), FileOutcome.class);
    return sent.isPresent()
        ? sent
        : read(home.rejected().resolve(name + OUTCOME), FileOutcome.class);
  }

  /**
   * Moves the file to where it belongs, with the files that it named and then its outcome beside
   * it: to {@code sent} when the hub accepted a message of it, else to {@code rejected}, where it
   * replaces the excerpt of bad rows. The outcome is on disk before anything moves.
   */
  void finish(FileOutcome outcome) throws IOException {
    DurableFiles.write(decided(), StrictJson.writeIndented(outcome));
    settle(outcome);
  }

  /**
   * Goes on with what {@link #finish} began before a crash.
   *
   * @return whether nothing is left to do: the file is where it belongs, or was never taken
   */
  boolean settled() throws IOException {
    Optional<FileOutcome> outcome = read(decided(), FileOutcome.class);
    if (outcome.isPresent()) {
      settle(outcome.get());
    } else if (!hasSource()) {
      DurableFiles.deleteTree(folder());
    }
    return outcome.isPresent() || !hasSource();
  }

  private void settle(FileOutcome outcome) throws IOException {
    boolean accepted =
        outcome.messages().stream().anyMatch(m -> m.state() == Outcome.State.ACCEPTED);
    Path place = accepted ? home.sent() : home.rejected();
    move(attached(), place.resolve(name + ATTACHED));
    move(source(), place.resolve(name));
    move(decided(), place.resolve(name + OUTCOME));
    DurableFiles.force(place);
    DurableFiles.deleteTree(folder());
  }

  private static void move(Path from, Path to) throws IOException {
    if (Files.exists(from)) {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private Path decided() {
    return folder().resolve("outcome.json");
  }

  private static <T> Optional<T> read(Path file, Class<T> as) throws IOException {
    try {
      return Optional.of(StrictJson.read(Files.readAllBytes(file), as));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (InvalidDocument e) {
      throw new IOException("not what a connector writes: " + file, e);
    }
  }

  private Path folder() {
    return home.state(FILES).resolve(name);
  }
}
