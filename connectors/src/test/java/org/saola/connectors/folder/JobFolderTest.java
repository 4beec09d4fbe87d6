// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.saola.connectors.home.AgencyHome;

/** What becomes of a file whose job was killed while it put things where they belong. */
class JobFolderTest {
  private static final FileOutcome NOTHING =
      new FileOutcome("seizures.csv", List.of(), 3, List.of(), null);

  @TempDir Path root;
  private AgencyHome home;
  private JobFolder job;

  @BeforeEach
  void claim() throws IOException {
    home = new AgencyHome(root);
    Files.createDirectories(home.rejected());
    Files.createDirectories(home.outbox());
    Path file = Files.writeString(home.outbox().resolve("seizures.csv"), "rows");
    job = JobFolder.claim(home, file).orElseThrow();
    Files.createDirectories(job.attached());
  }

  private JobFolder afterRestart() throws IOException {
    return JobFolder.unfinished(home).getFirst();
  }

  @Test
  void killedAfterTheFileWasMoved_itsOutcomeIsNotLost() throws IOException {
    Path rejected = home.rejected().resolve("seizures.csv");
    Files.createDirectory(home.rejected().resolve("seizures.csv.outcome.json"));
    Files.createFile(home.rejected().resolve("seizures.csv.outcome.json").resolve("in the way"));
    try {
      job.finish(NOTHING);
      throw new AssertionError("moved over what is in the way");
    } catch (IOException killed) {
      assertThat(rejected).hasContent("rows");
      assertThat(job.hasSource()).isFalse();
    }
    Files.delete(home.rejected().resolve("seizures.csv.outcome.json").resolve("in the way"));
    Files.delete(home.rejected().resolve("seizures.csv.outcome.json"));

    assertThat(afterRestart().settled()).isTrue();

    assertThat(JobFolder.outcome(home, "seizures.csv")).contains(NOTHING);
    assertThat(home.rejected().resolve("seizures.csv.attached")).isDirectory();
    assertThat(home.state("files")).isEmptyDirectory();
  }

  /** Each look at this clock is a second later. */
  private static Clock hastening() {
    AtomicLong seconds = new AtomicLong();
    return new Clock() {
      @Override
      public Instant instant() {
        return Instant.ofEpochSecond(seconds.incrementAndGet());
      }

      @Override
      public ZoneId getZone() {
        return ZoneOffset.UTC;
      }

      @Override
      public Clock withZone(ZoneId zone) {
        return this;
      }
    };
  }

  @Test
  void whoWaitsForEvidenceWaitsLongerWhileBytesMove_andNotForEver() throws Exception {
    Submission submission =
        Submission.hand(home, Files.writeString(root.resolve("large.csv"), "rows"));
    JobFolder large = JobFolder.claim(home, home.outbox().resolve(submission.name())).orElseThrow();
    List<Long> told = new ArrayList<>();
    Consumer<FileProgress> next =
        at -> {
          told.add(at.uploaded());
          long more = Math.min(told.size(), 5);
          try {
            large.write(new FileProgress(FileProgress.Phase.SENDING, 1, 0, 1, 1, more, 9));
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        };
    assertThat(submission.await(hastening(), Duration.ofSeconds(2), next)).isEmpty();
    assertThat(told).containsExactly(0L, 1L, 2L, 3L, 4L, 5L);
  }

  @Test
  void undecided_itIsWorkedOnAgain() throws IOException {
    assertThat(afterRestart().settled()).isFalse();
    assertThat(job.source()).hasContent("rows");
  }

  @Test
  void claimedAndNeverMoved_itIsForgotten() throws IOException {
    Files.delete(job.source());

    assertThat(afterRestart().settled()).isTrue();
    assertThat(home.state("files")).isEmptyDirectory();
  }
}
