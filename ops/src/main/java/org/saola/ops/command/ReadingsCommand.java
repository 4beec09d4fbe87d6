// SPDX-License-Identifier: EUPL-1.2
package org.saola.ops.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.saola.connectors.home.AgencyHome;
import org.saola.connectors.reading.Reading;
import org.saola.connectors.reading.RecordCheck;
import org.saola.ops.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "readings",
    description =
        "Who of an agency read which message, when and why; and whether that record is whole.",
    mixinStandardHelpOptions = true)
final class ReadingsCommand implements Callable<Integer> {
  @Option(names = "--home", required = true, paramLabel = "DIR", description = "An agency's home.")
  private Path home = Path.of(".");

  @Option(
      names = "--message",
      paramLabel = "ID",
      description = "Shows the lines about one message; the whole record is checked all the same.")
  private @Nullable String message;

  @Override
  public Integer call() throws IOException {
    AgencyHome agency = new AgencyHome(home);
    if (!Files.isDirectory(agency.state())) {
      throw new NoSuchFileException(agency.state().toString());
    }
    RecordCheck.Report report = RecordCheck.run(agency, this::show);
    for (RecordCheck.Break found : report.breaks()) {
      System.out.println("FAIL  " + text(found));
    }
    System.out.println(
        report.holds()
            ? "%d readings; the record holds.".formatted(report.lines())
            : "%d readings; the record does not hold.".formatted(report.lines()));
    return report.holds() ? ExitCode.HELD : ExitCode.FAILED;
  }

  private void show(Reading reading) {
    if (message == null || message.equals(reading.message().value())) {
      System.out.println(
          "%s  message %s of %s: %s (%s)%s"
              .formatted(
                  reading.at(),
                  reading.message(),
                  reading.from(),
                  reading.name(),
                  reading.subject(),
                  reading.reason() == null ? "" : ": " + reading.reason()));
    }
  }

  private static String text(RecordCheck.Break found) {
    return found.line() == 0
        ? "%s: %s".formatted(found.file(), found.what())
        : "%s, line %d: %s".formatted(found.file(), found.line(), found.what());
  }
}
