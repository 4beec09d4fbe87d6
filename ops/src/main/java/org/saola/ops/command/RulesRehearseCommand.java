// SPDX-License-Identifier: EUPL-1.2
package org.saola.ops.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.function.LongConsumer;
import org.saola.message.json.StrictJson;
import org.saola.ops.ExitCode;
import org.saola.ops.demo.Progress;
import org.saola.pki.certificate.CertificateRefused;
import org.saola.pki.directory.DirectoryRefused;
import org.saola.routes.OfflineHub;
import org.saola.routes.authorize.Rehearsal;
import org.saola.routes.authorize.RuleBook;
import org.saola.routes.authorize.RulesRefused;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "rehearse",
    description = {
      "Tries proposed rules on the messages that the hub has accepted lately,",
      "and says who would gain and who would lose. Differences are no failure: exit code 0."
    },
    mixinStandardHelpOptions = true)
final class RulesRehearseCommand implements Callable<Integer> {
  private static final int EVERY = 100;

  @Mixin private OfHub hub = new OfHub();

  @Option(
      names = "--proposed",
      required = true,
      paramLabel = "DIR",
      description = "The folder of the proposed rules.")
  private Path proposed = Path.of(".");

  @Option(names = "--days", description = "How far back (default ${DEFAULT-VALUE}).")
  private int days = 30;

  @Option(names = "--json", description = "For programs.")
  private boolean json;

  @Override
  public Integer call() throws IOException, SQLException, CertificateRefused, DirectoryRefused {
    if (days < 1) {
      throw new IllegalArgumentException("--days is at least 1");
    }
    RuleBook book;
    try {
      book = RuleBook.open(RulesCommand.folder(proposed));
    } catch (RulesRefused e) {
      return RulesCommand.refused(proposed, e);
    }
    Instant since = Clock.systemUTC().instant().minus(Duration.ofDays(days));
    Progress progress = Progress.onConsole();
    LongConsumer count =
        done -> {
          if (!json && done % EVERY == 0) {
            progress.count("%d messages tried".formatted(done));
          }
        };
    try (OfflineHub opened = hub.open()) {
      Rehearsal rehearsal = opened.rehearse(book, since, count);
      if (json) {
        System.out.println(new String(StrictJson.writeIndented(rehearsal), StandardCharsets.UTF_8));
      } else {
        new RehearsalText(rehearsal, book, days).lines().forEach(progress::say);
      }
    }
    return ExitCode.HELD;
  }
}
