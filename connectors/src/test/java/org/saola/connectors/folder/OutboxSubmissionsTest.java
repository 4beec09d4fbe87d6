// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.saola.connectors.home.AgencyHome;
import org.saola.connectors.hub.Backoff;
import org.saola.connectors.send.Outgoing;
import org.saola.connectors.send.Submissions.Submitted;
import org.saola.message.format.Mappings;

/** What was handed over is found at every moment: what is not found is sent again. */
class OutboxSubmissionsTest {
  private static final int FILES = 100;

  @TempDir Path root;
  private AgencyHome home;
  private OutboxSubmissions submissions;

  @BeforeEach
  void open() throws IOException {
    home = new AgencyHome(root);
    home.create();
    Backoff backoff =
        new Backoff(Duration.ofMillis(50), Duration.ofMillis(200), new SecureRandom());
    // Nothing is composed or sent here.
    submissions =
        new OutboxSubmissions(
            home,
            null,
            new Outgoing(home, Clock.systemUTC(), backoff, null),
            Mappings.packaged(),
            UUID::randomUUID);
  }

  private JobFolder taken() throws IOException {
    Path file = home.outbox().resolve(submissions.newName());
    return JobFolder.claim(home, Files.writeString(file, "a draft")).orElseThrow();
  }

  private static FileOutcome outcome(JobFolder job) {
    return new FileOutcome(job.name(), List.of(), 0, List.of(), null);
  }

  /** As a kill leaves it between two moves. */
  @Test
  void whatIsDecidedAndNotYetInItsPlaceIsUnderWay() throws IOException {
    JobFolder job = taken();
    Path inTheWay = home.rejected().resolve(job.name() + JobFolder.OUTCOME).resolve("x");
    Files.createDirectories(inTheWay);
    try {
      job.finish(outcome(job));
      throw new AssertionError("moved over what is in the way");
    } catch (IOException killed) {
      assertThat(job.hasSource()).isFalse();
    }
    Files.delete(inTheWay);
    Files.delete(inTheWay.getParent());
    assertThat(submissions.find(job.name())).map(Submitted::done).contains(false);
    assertThat(job.settled()).isTrue();
    assertThat(submissions.find(job.name())).map(Submitted::done).contains(true);
    assertThat(submissions.find(submissions.newName())).isEmpty();
  }

  @Test
  void whatIsConcludedWhileSomebodyLooksIsNeverNotThere() throws IOException {
    for (int file = 0; file < FILES; file++) {
      JobFolder job = taken();
      CompletableFuture<Void> finished =
          CompletableFuture.runAsync(
              () -> {
                try {
                  job.finish(outcome(job));
                } catch (IOException e) {
                  throw new java.io.UncheckedIOException(e);
                }
              });
      while (!finished.isDone()) {
        assertThat(submissions.find(job.name())).isPresent();
      }
      finished.join();
      assertThat(submissions.find(job.name())).map(Submitted::done).contains(true);
    }
  }
}
