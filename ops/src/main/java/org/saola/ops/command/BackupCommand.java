// SPDX-License-Identifier: EUPL-1.2
package org.saola.ops.command;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import java.util.OptionalLong;
import org.saola.ops.ExitCode;
import org.saola.routes.backup.HubBackup;
import org.saola.routes.backup.HubBackup.Afterwards;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "backup",
    description = {
      "Takes a backup of a hub that runs, or is stopped: its home and its database as of one",
      "instant. Keys and secrets are left out: keep pki/ and the files that hub.yaml names apart."
    },
    mixinStandardHelpOptions = true)
final class BackupCommand extends OperatorCommand.OnHub {
  @Option(
      names = "--to",
      required = true,
      paramLabel = "DIR",
      description = "A new folder, best on another disk. Entries can be read in it: guard it.")
  private Path to = Path.of(".");

  @Option(names = "--reason", required = true, description = "Why, in a sentence.")
  private String reason = "";

  @Option(
      names = "--last",
      description = "Ends the hub with it, for good: it goes on elsewhere, from this backup.")
  private boolean last;

  @Override
  public Integer call() throws IOException, SQLException, InterruptedException {
    HubBackup.Taken taken =
        HubBackup.of(hub(), Clock.systemUTC(), new SecureRandom())
            .take(to, this::process, last ? Afterwards.ENDS : Afterwards.GOES_ON);
    System.out.printf(
        "Backup of %d leaves in %s; %s%n",
        taken.leaves(),
        to,
        taken.stood().isZero()
            ? "the hub was stopped"
            : "the hub stood still for %d ms%s"
                .formatted(taken.stood().toMillis(), last ? " and has ended" : ""));
    return ExitCode.HELD;
  }

  private OptionalLong process() throws IOException, InterruptedException {
    Optional<OperatorClient> client = running();
    return client.isPresent() ? OptionalLong.of(client.get().backup(reason)) : OptionalLong.empty();
  }
}
