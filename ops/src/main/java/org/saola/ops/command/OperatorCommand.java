// SPDX-License-Identifier: EUPL-1.2
package org.saola.ops.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.saola.ops.ExitCode;
import org.saola.routes.operator.KeptMessage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "operator",
    description =
        "What the hub refused or could not deliver, and its backups. Every act stands in the log.",
    mixinStandardHelpOptions = true,
    subcommands = {
      OperatorCommand.Listing.class,
      OperatorCommand.Show.class,
      OperatorCommand.Requeue.class,
      BackupCommand.class,
      RestoreCommand.class,
      DrillCommand.class
    })
public final class OperatorCommand extends CommandGroup {
  /** What every subcommand needs. */
  abstract static class OnHub implements Callable<Integer> {
    @Option(
        names = "--hub",
        required = true,
        paramLabel = "DIR",
        description = "The home of a hub that runs on this machine.")
    private Path hub = Path.of(".");

    @Option(
        names = "--as",
        paramLabel = "NAME",
        description = "Who acts (default: your user name, ${DEFAULT-VALUE}).")
    private String name = System.getProperty("user.name");

    final Path hub() {
      return hub;
    }

    final Optional<OperatorClient> running() throws IOException {
      return OperatorClient.running(hub, name);
    }

    OperatorClient client() throws IOException {
      return OperatorClient.of(hub, name);
    }

    static void line(KeptMessage message) {
      System.out.printf(
          "%6d  %-11s  %s  %-12s  %s: %s%n",
          message.number(),
          message.state().word(),
          message.at(),
          message.agency(),
          message.code(),
          message.detail());
    }
  }

  @Command(
      name = "list",
      description = "Lists them, the newest first.",
      mixinStandardHelpOptions = true)
  static final class Listing extends OnHub {
    @Option(
        names = "--state",
        description = "invalid, dead-letter or requeued (default ${DEFAULT-VALUE}).")
    private String state = "invalid";

    @Override
    public Integer call() throws IOException, InterruptedException {
      var messages = client().list(KeptMessage.State.of(state));
      messages.forEach(OnHub::line);
      System.out.printf("%d messages%n", messages.size());
      return ExitCode.HELD;
    }
  }

  @Command(name = "show", description = "Shows one.", mixinStandardHelpOptions = true)
  static final class Show extends OnHub {
    @Parameters(paramLabel = "NUMBER")
    private long number;

    @Override
    public Integer call() throws IOException, InterruptedException {
      KeptMessage message = client().show(number);
      line(message);
      System.out.printf(
          "        queue %s%n        id %s%n        digest %s%n",
          message.queue(), message.id() == null ? "unknown" : message.id(), message.message());
      return ExitCode.HELD;
    }
  }

  @Command(
      name = "requeue",
      description = "Puts one back where it came from.",
      mixinStandardHelpOptions = true)
  static final class Requeue extends OnHub {
    @Parameters(paramLabel = "NUMBER")
    private long number;

    @Option(names = "--reason", required = true, description = "Why, in a sentence.")
    private String reason = "";

    @Override
    public Integer call() throws IOException, InterruptedException {
      line(client().requeue(number, reason));
      return ExitCode.HELD;
    }
  }
}
