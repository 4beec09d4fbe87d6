// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.saola.connectors.Eventually;
import org.saola.connectors.home.MessageDefaults;
import org.saola.connectors.send.Outcome;
import org.saola.connectors.standin.Federation;
import org.saola.connectors.standin.Samples;

/** A file whose messages take long, or whose connector dies on the way. */
class FolderLifeTest extends AtTheOutbox {
  @Test
  void fileWaitsWhileTheHubCannotBeAsked() throws Exception {
    customs.directories.refresh();
    hub.down = true;
    Submission submission = drop("seizures.csv", Samples.csv(1));
    assertThat(submission.await(Clock.systemUTC(), Duration.ofMillis(300), progress -> {}))
        .isEmpty();
    assertThat(keptMessages()).isEmpty();

    hub.down = false;

    assertThat(outcome(submission).allAccepted()).isTrue();
  }

  @Test
  void progressIsTold() throws Exception {
    Submission submission = drop("seizures.csv", Samples.csv(60));
    List<FileProgress> told = new ArrayList<>();
    Eventually.holds(
        PATIENCE,
        () -> {
          submission.await(Clock.systemUTC(), Duration.ZERO, told::add);
          assertThat(told.getLast().phase()).isEqualTo(FileProgress.Phase.SENDING);
        });

    assertThat(told.getLast().messages()).isEqualTo(60);
    assertThat(told.getLast().waiting()).isEqualTo(60);
    outcome(submission);
    submission.await(Clock.systemUTC(), Duration.ZERO, told::add);
    assertThat(told.getLast())
        .isEqualTo(new FileProgress(FileProgress.Phase.DONE, 60, 0, 60, 0, 0, 0));
  }

  private static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  /** Killed in the middle of a file, after each step of its second batch: no row is sent twice. */
  @ParameterizedTest
  @EnumSource
  void killedAfterStep_noRowIsSentTwice(JobSteps.Step killedAfter) throws Exception {
    MessageDefaults defaults = Federation.defaults(List.of("EUROPOL"), List.of("EUROPOL"));
    List<JobSteps.Step> passed = new ArrayList<>();
    restart(
        defaults,
        step -> {
          passed.add(step);
          if (step == killedAfter && passed.stream().filter(s -> s == step).count() == 2) {
            throw new Killed();
          }
        });
    Submission submission = drop("seizures.csv", Samples.csv(120));
    Eventually.holds(
        PATIENCE,
        () -> assertThat(passed.stream().filter(s -> s == killedAfter).count()).isEqualTo(2));
    takeWhatMayHaveTravelled();

    restart(defaults, step -> {});
    FileOutcome outcome = outcome(submission);

    assertThat(outcome.messages()).hasSize(120);
    assertThat(outcome.messages()).allMatch(m -> m.state() == Outcome.State.ACCEPTED);
    assertThat(outcome.messages())
        .flatExtracting(message -> message.source().rows())
        .doesNotHaveDuplicates()
        .hasSize(120);
  }

  /**
   * What the plan names may have been released, and so may have reached the hub before the kill.
   */
  private void takeWhatMayHaveTravelled() throws Exception {
    Path plan = home().state("files").resolve("seizures.csv").resolve("plan.jsonl");
    String planned = Files.readString(plan);
    try (Stream<Path> files = Files.list(home().state("outgoing"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".message")).toList()) {
        if (planned.contains(idOf(file).value())) {
          hub.take("NL-CUSTOMS", Files.readAllBytes(file));
        }
      }
    }
  }

  @Test
  void planCutShortByACrashLosesOnlyItsLastLine() throws Exception {
    Path file = folder.resolve("plan.jsonl");
    Plan plan = Plan.open(file);
    plan.append(
        List.of(
            new PlanLine(List.of(1L), "A", List.of(), List.of(), List.of(), null),
            new PlanLine(List.of(2L), "B", List.of(), List.of(), List.of(), null)));
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, java.util.Arrays.copyOf(whole, whole.length - 3));

    Plan again = Plan.open(file);
    assertThat(again.covers(List.of(1L))).isTrue();
    assertThat(again.covers(List.of(2L))).isFalse();
    again.append(List.of(new PlanLine(List.of(2L), "B", List.of(), List.of(), List.of(), null)));
    assertThat(Plan.open(file).lines()).hasSize(2);
  }
}
