// SPDX-License-Identifier: EUPL-1.2
package org.saola.ops.command;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import org.saola.ops.ExitCode;
import org.saola.ops.demo.Progress;
import org.saola.pki.transparency.LogAudit;
import org.saola.pki.transparency.LogRefused;
import org.saola.routes.backup.HubRestore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "restore",
    description = {
      "Brings a hub back from a backup, and verifies its log. Refuses a backup that is older than",
      "what was published: a hub that signed on from there would sign a second history."
    },
    mixinStandardHelpOptions = true)
final class RestoreCommand implements Callable<Integer> {
  @Option(names = "--from", required = true, paramLabel = "DIR", description = "The backup.")
  private Path from = Path.of(".");

  @Option(
      names = "--hub",
      required = true,
      paramLabel = "DIR",
      description = "The hub's home: a folder that is not there yet, or is empty.")
  private Path hub = Path.of(".");

  @Option(
      names = "--keys",
      required = true,
      paramLabel = "DIR",
      description =
          "What no backup holds, laid out as the home: pki/, and the secrets that hub.yaml names. A hub.yaml in it takes the place of the backup's.")
  private Path keys = Path.of(".");

  @Option(
      names = "--newest",
      required = true,
      paramLabel = "CHECKPOINT",
      description =
          "The newest checkpoint that somebody else has kept: state/checkpoint of an agency's home, a witness's, a mirror's. Several may be given, the more the better.")
  private List<Path> newest = List.of();

  @Override
  public Integer call() throws IOException, SQLException, LogRefused {
    Progress progress = Progress.onConsole();
    HubRestore.Restored restored =
        new HubRestore(from, new SecureRandom())
            .into(hub, keys, newest, done -> progress.count("%d leaves".formatted(done)));
    progress.say("Restored: %d leaves, as of %s".formatted(restored.leaves(), restored.taken()));
    LogAudit.Report log = restored.log();
    log.findings()
        .forEach(
            found -> progress.say("FAIL  index %d: %s".formatted(found.index(), found.what())));
    progress.say(
        log.holds()
            ? "The log holds. Start the hub: what was in flight goes on, or is sent again."
            : "The log does not hold: the hub stays on hold, and does not start.");
    return log.holds() ? ExitCode.HELD : ExitCode.FAILED;
  }
}
