// SPDX-License-Identifier: EUPL-1.2
package org.saola.ops.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.saola.connectors.home.AgencyHome;
import org.saola.connectors.reading.Reading;
import org.saola.connectors.reading.Readings;
import org.saola.connectors.reading.RecordCheck;
import org.saola.connectors.send.Outcome;
import org.saola.message.json.InvalidDocument;
import org.saola.message.json.StrictJson;
import org.saola.message.manifest.Digest;
import org.saola.message.manifest.MessageId;
import org.saola.ops.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "readings",
    description =
        "Who of an agency read, sent, took back or passed on which message, when and why, and searched for persons; and whether that record is whole.",
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
            ? "%d lines; the record holds.".formatted(report.lines())
            : "%d lines; the record does not hold.".formatted(report.lines()));
    return report.holds() ? ExitCode.HELD : ExitCode.FAILED;
  }

  private void show(Reading line) {
    if (message == null || isAbout(line, message)) {
      System.out.println(
          "%s  %s: %s (%s)%s"
              .formatted(
                  line.at(),
                  what(line),
                  line.name(),
                  line.subject(),
                  line.reason() == null ? "" : ": " + line.reason()));
    }
  }

  private boolean isAbout(Reading line, String id) {
    boolean named = line.message() != null && line.message().value().equals(id);
    return named || (line.submission() != null && line.submission().equals(submission(id)));
  }

  /** Under which name the desk had a message sent that this agency sent. */
  private @Nullable String submission(String id) {
    AgencyHome agency = new AgencyHome(home);
    for (Path box : List.of(agency.sent(), agency.rejected())) {
      Path outcome = box.resolve(new MessageId(id).value()).resolve("outcome.json");
      if (Files.isRegularFile(outcome)) {
        try {
          Outcome.Source source =
              StrictJson.read(Files.readAllBytes(outcome), Outcome.class).source();
          return source == null ? null : source.file();
        } catch (IOException | InvalidDocument e) {
          throw new IllegalStateException("%s cannot be read".formatted(outcome), e);
        }
      }
    }
    return null;
  }

  private String what(Reading line) {
    String message = "message %s of %s".formatted(line.message(), line.from());
    return switch (line.action()) {
      case null -> message;
      case SEARCHED -> "searched %s, %d found".formatted(sought(line), line.hits());
      case SENT -> "sent " + line.submission();
      case RECALLED, CORRECTED, ERASED, FORWARDED ->
          "%s %s by %s"
              .formatted(line.action().name().toLowerCase(Locale.ROOT), message, line.submission());
    };
  }

  private String sought(Reading line) {
    try {
      Digest words = line.words();
      return words == null
          ? ""
          : Readings.words(new AgencyHome(home), words)
              .map("\"%s\""::formatted)
              .orElse("words that were erased");
    } catch (IOException e) {
      return "words that were changed since";
    }
  }

  private static String text(RecordCheck.Break found) {
    return found.line() == 0
        ? "%s: %s".formatted(found.file(), found.what())
        : "%s, line %d: %s".formatted(found.file(), found.line(), found.what());
  }
}
