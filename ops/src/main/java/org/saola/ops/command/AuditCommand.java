// SPDX-License-Identifier: EUPL-1.2
package org.saola.ops.command;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.saola.ops.ExitCode;
import org.saola.ops.demo.Books;
import org.saola.ops.demo.Progress;
import org.saola.pki.transparency.LogAudit;
import org.saola.pki.transparency.LogAudit.Erasures;
import org.saola.pki.transparency.LogVerifierKeys;
import org.saola.pki.transparency.TileReader;
import org.saola.routes.OfflineHub;
import org.saola.routes.audit.ErasureReader;
import org.saola.routes.audit.Reconciliation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "audit",
    description = "Checks the log, and the hub's books against it.",
    mixinStandardHelpOptions = true,
    subcommands = {
      AuditCommand.Verify.class,
      AuditCommand.BooksCommand.class,
      UnconfirmedCommand.class,
      ReadingsCommand.class,
      IndexCommand.class,
      CompareCommand.class
    })
public final class AuditCommand extends CommandGroup {
  @Command(
      name = "verify",
      description =
          "Checks tiles, roots, signatures and cosignatures of a whole log, and entries against leaves.",
      mixinStandardHelpOptions = true)
  static final class Verify implements Callable<Integer> {
    @Option(
        names = "--log",
        paramLabel = "DIR-or-URL",
        description =
            "The log's static files; entries are then not checked unless --entries gives them.")
    private @Nullable String log;

    @Option(
        names = "--hub",
        paramLabel = "DIR",
        description = "A hub's home: its log and its entries.")
    private @Nullable Path hub;

    @Option(
        names = "--entries",
        paramLabel = "FILE.jsonl",
        description = "Lines {index, salt, entry}, ascending; salt and entry in base64.")
    private @Nullable Path entries;

    @Option(
        names = "--keys",
        paramLabel = "DIR",
        description = "Where log.vkey and log-mldsa.vkey lie (default: the log's own folder).")
    private @Nullable Path keys;

    @Option(
        names = "--retention",
        paramLabel = "DAYS",
        description =
            "How long entries must have been kept before they were erased (default: as hub.yaml says).")
    private @Nullable Integer retention;

    @Override
    public Integer call() throws IOException {
      Progress progress = Progress.onConsole();
      LogAudit.Report report = report(done -> progress.count("%d leaves".formatted(done)));
      for (LogAudit.Finding finding : report.findings()) {
        progress.say(
            finding.index() < 0
                ? "FAIL  " + finding.what()
                : "FAIL  index %d: %s".formatted(finding.index(), finding.what()));
      }
      boolean checked = hub != null || entries != null;
      progress.say(
          "%d leaves; %s"
              .formatted(
                  report.size(),
                  checked
                      ? report.openingsChecked() + " entries checked against their leaves"
                      : "entries were not checked: give --hub or --entries"));
      if (report.erased() > 0) {
        progress.say(
            report.erased()
                + " entries were erased at the end of their retention, as later ones say");
      }
      progress.say(report.holds() ? "The log holds." : "The log does not hold.");
      return report.holds() ? ExitCode.HELD : ExitCode.FAILED;
    }

    private LogAudit.Report report(LongConsumer progress) throws IOException {
      if (hub != null && log == null && entries == null) {
        try (OfflineHub opened = OfflineHub.open(hub, new SecureRandom())) {
          return retention == null
              ? opened.verify(progress)
              : opened.verify(Duration.ofDays(retention), progress);
        }
      }
      if (log == null || hub != null) {
        throw new IllegalArgumentException("give --hub DIR, or --log DIR-or-URL");
      }
      TileReader tiles = tiles(log);
      if (entries == null) {
        return LogAudit.verify(tiles, verifierKeys(log), Optional.empty(), progress);
      }
      try (JsonLinesOpenings openings = new JsonLinesOpenings(entries)) {
        return LogAudit.verify(
            tiles,
            verifierKeys(log),
            Optional.of(openings),
            new Erasures(
                new ErasureReader(),
                Optional.ofNullable(retention).map(days -> Duration.ofDays(days))),
            progress);
      }
    }

    private static boolean isUrl(String log) {
      return log.startsWith("https://") || log.startsWith("http://");
    }

    private static TileReader tiles(String log) throws IOException {
      if (isUrl(log)) {
        return TileReader.http(HttpClient.newHttpClient(), URI.create(log));
      }
      if (!Files.isDirectory(Path.of(log))) {
        throw new NoSuchFileException(log);
      }
      return TileReader.folder(Path.of(log));
    }

    private LogVerifierKeys verifierKeys(String log) throws IOException {
      if (keys == null && isUrl(log)) {
        throw new IllegalArgumentException(
            "give --keys DIR: keys that come from the log itself would prove nothing");
      }
      Path folder = keys == null ? Path.of(log) : keys;
      return new LogVerifierKeys(
          Files.readString(folder.resolve("log.vkey")).strip(),
          Files.readString(folder.resolve("log-mldsa.vkey")).strip());
    }
  }

  @Command(
      name = "reconcile",
      description = "Accepted = logged = proven; each message delivered once, or accounted for.",
      mixinStandardHelpOptions = true)
  static final class BooksCommand implements Callable<Integer> {
    @Mixin private OfHub hub = new OfHub();

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Override
    public Integer call() throws IOException, SQLException, InterruptedException {
      try (OfflineHub opened = hub.open()) {
        Reconciliation books = opened.reconcile(Clock.systemUTC(), PATIENCE);
        Books.lines(books).forEach(System.out::println);
        System.out.println(books.holds() ? "The books hold." : "The books do not hold.");
        return books.holds() ? ExitCode.HELD : ExitCode.FAILED;
      }
    }
  }
}
