// SPDX-License-Identifier: EUPL-1.2
package org.saola.ops.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.saola.connectors.folder.FileOutcome;
import org.saola.connectors.folder.FileProgress;
import org.saola.connectors.folder.Submission;
import org.saola.connectors.home.AgencyHome;
import org.saola.connectors.send.Outcome;
import org.saola.ops.ExitCode;
import org.saola.ops.demo.Progress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "send",
    description =
        "Hands native files (JSON, CSV, XML) to an agency's running connector and waits for the hub's evidence.",
    mixinStandardHelpOptions = true)
public final class SendCommand implements Callable<Integer> {
  @Option(names = "--home", required = true, paramLabel = "DIR", description = "The agency's home.")
  private Path home = Path.of(".");

  @Option(
      names = "--wait",
      paramLabel = "SECONDS",
      description =
          "How long to wait for evidence while nothing is uploaded (default ${DEFAULT-VALUE}); the connector goes on trying afterwards.")
  private int seconds = 60;

  @Parameters(paramLabel = "FILE", arity = "1..*", description = "The files to send.")
  private List<Path> files = List.of();

  @Override
  public Integer call() throws IOException, InterruptedException {
    AgencyHome agency = new AgencyHome(home);
    if (!Files.exists(agency.settings())) {
      throw new IllegalArgumentException(
          home + " is not an agency's home: it has no connector.yaml");
    }
    for (Path file : files) {
      if (!Files.isRegularFile(file)) {
        throw new NoSuchFileException(file.toString());
      }
      Submission.requireRead(file);
    }
    List<Submission> submissions = new ArrayList<>();
    for (Path file : files) {
      submissions.add(Submission.hand(agency, file));
    }
    int exit = ExitCode.HELD;
    for (Submission submission : submissions) {
      exit = Math.max(exit, await(submission));
    }
    return exit;
  }

  private int await(Submission submission) throws IOException, InterruptedException {
    Progress progress = Progress.onConsole();
    Optional<FileOutcome> outcome =
        submission.await(
            Clock.systemUTC(),
            Duration.ofSeconds(seconds),
            at ->
                progress.count(
                    "%s: %d rows, %d messages, %d waiting for evidence%s"
                        .formatted(
                            submission.name(),
                            at.rows(),
                            at.messages(),
                            at.waiting(),
                            uploaded(at))));
    if (outcome.isEmpty()) {
      progress.say(
          "%s: no evidence within %d s. It is kept and goes on being tried; is the connector running? See %s"
              .formatted(submission.name(), seconds, new AgencyHome(home).status()));
      return ExitCode.NO_EVIDENCE;
    }
    describe(outcome.get()).forEach(progress::say);
    return outcome.get().allAccepted() ? ExitCode.HELD : ExitCode.FAILED;
  }

  private static String uploaded(FileProgress at) {
    return at.toUpload() == 0
        ? ""
        : ", %d of %d bytes uploaded".formatted(at.uploaded(), at.toUpload());
  }

  private static List<String> describe(FileOutcome file) {
    List<String> lines = new ArrayList<>();
    if (file.reason() != null) {
      lines.add("%s: rejected: %s".formatted(file.file(), file.reason()));
    }
    if (file.refusedRows() > 0) {
      lines.add(
          "%s: %d rows refused; each with its reason in rejected/%s.reason.json"
              .formatted(file.file(), file.refusedRows(), file.file()));
    }
    for (String element : file.notCarried()) {
      lines.add("%s: not carried: %s".formatted(file.file(), element));
    }
    for (Outcome message : file.messages()) {
      lines.add(
          "%s: message %s %s%s"
              .formatted(
                  file.file(),
                  message.id(),
                  message.state().name().toLowerCase(java.util.Locale.ROOT).replace('_', ' '),
                  message.code() == null ? "" : ": " + message.code() + " " + message.detail()));
      for (Outcome.Recipient to : message.recipients()) {
        for (Outcome.Withheld part : to.withheld()) {
          lines.add(
              "  %s withheld from %s by %s"
                  .formatted(part.part(), to.agency(), String.join(", ", part.rules())));
        }
      }
    }
    return lines;
  }
}
