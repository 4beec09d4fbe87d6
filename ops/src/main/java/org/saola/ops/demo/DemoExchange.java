// SPDX-License-Identifier: EUPL-1.2
package org.saola.ops.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.saola.connectors.folder.FileOutcome;
import org.saola.connectors.folder.Submission;
import org.saola.connectors.home.AgencyHome;
import org.saola.connectors.send.Outcome;
import org.saola.message.json.InvalidDocument;
import org.saola.message.json.StrictJson;

/** Hands files to one agency's connector and waits until every recipient has handed over. */
public final class DemoExchange {
  private static final Duration PAUSE = Duration.ofMillis(200);

  private final AgencyHome sender;
  private final Instant deadline;
  private final Progress progress;
  private final Clock clock = Clock.systemUTC();

  public DemoExchange(AgencyHome sender, Duration atMost, Progress progress) {
    this.sender = sender;
    this.deadline = clock.instant().plus(atMost);
    this.progress = progress;
  }

  /**
   * @return what became of each file, complete but for what did not come in time
   */
  public List<FileOutcome> send(List<Path> files) throws IOException, InterruptedException {
    List<Submission> submissions = new ArrayList<>();
    for (Path file : files) {
      submissions.add(Submission.hand(sender, file));
    }
    return await(submissions);
  }

  /** The same for files that were handed over before. */
  public List<FileOutcome> await(List<Submission> submissions)
      throws IOException, InterruptedException {
    List<FileOutcome> outcomes = new ArrayList<>();
    for (Submission submission : submissions) {
      submission
          .await(
              clock,
              left(),
              at ->
                  progress.count(
                      "  %s: %d rows read, %d messages made, %d waiting for evidence"
                          .formatted(submission.name(), at.rows(), at.messages(), at.waiting())))
          .ifPresent(outcomes::add);
    }
    return awaitHandOver(outcomes);
  }

  private List<FileOutcome> awaitHandOver(List<FileOutcome> files)
      throws IOException, InterruptedException {
    List<Outcome> all = files.stream().flatMap(file -> file.messages().stream()).toList();
    List<Outcome> open = all;
    while (true) {
      List<Outcome> still = new ArrayList<>();
      for (Outcome message : open) {
        if (!settled(latest(message))) {
          still.add(message);
        }
      }
      open = still;
      if (open.isEmpty() || clock.instant().isAfter(deadline)) {
        break;
      }
      progress.count(
          "  %d of %d messages handed over".formatted(all.size() - open.size(), all.size()));
      Thread.sleep(PAUSE);
    }
    List<FileOutcome> latest = new ArrayList<>();
    for (FileOutcome file : files) {
      List<Outcome> messages = new ArrayList<>();
      for (Outcome message : file.messages()) {
        messages.add(latest(message));
      }
      latest.add(
          new FileOutcome(
              file.file(), messages, file.refusedRows(), file.notCarried(), file.reason()));
    }
    return latest;
  }

  /** Nothing more can happen to it: not accepted, or each recipient with a part has spoken. */
  public static boolean settled(Outcome message) {
    return message.state() != Outcome.State.WAITING
        && (message.state() != Outcome.State.ACCEPTED
            || message.recipients().stream()
                .allMatch(
                    to ->
                        to.parts().isEmpty() || to.handedOver() != null || to.rejected() != null));
  }

  private Outcome latest(Outcome message) throws IOException {
    for (Path folder : List.of(sender.sent(), sender.rejected())) {
      Path file = folder.resolve(message.id().value()).resolve("outcome.json");
      Optional<Outcome> read = read(file);
      if (read.isPresent()) {
        return read.get();
      }
    }
    return message;
  }

  private static Optional<Outcome> read(Path file) throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(StrictJson.read(Files.readAllBytes(file), Outcome.class));
    } catch (InvalidDocument e) {
      throw new IOException("%s is not an outcome".formatted(file), e);
    }
  }

  private Duration left() {
    Duration left = Duration.between(clock.instant(), deadline);
    return left.isNegative() ? Duration.ZERO : left;
  }
}
