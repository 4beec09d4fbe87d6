// SPDX-License-Identifier: EUPL-1.2
package org.saola.ops;

import ch.qos.logback.classic.Level;
import org.saola.ops.command.AuditCommand;
import org.saola.ops.command.BenchCommand;
import org.saola.ops.command.ConnectorCommand;
import org.saola.ops.command.DemoCommand;
import org.saola.ops.command.HubCommand;
import org.saola.ops.command.OperatorCommand;
import org.saola.ops.command.PkiCommand;
import org.saola.ops.command.ReportCommand;
import org.saola.ops.command.RulesCommand;
import org.saola.ops.command.SendCommand;
import org.saola.ops.command.VerifyCommand;
import org.saola.ops.command.WitnessCommand;
import org.saola.ops.convert.ConvertCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command {@code saola}: finds the subcommand, and turns what goes wrong into words. */
@Command(
    name = "saola",
    description =
        "Sealed messages between wildlife-crime authorities, and a log that proves what happened.",
    mixinStandardHelpOptions = true,
    subcommands = {
      DemoCommand.class,
      HubCommand.class,
      ConnectorCommand.class,
      SendCommand.class,
      VerifyCommand.class,
      AuditCommand.class,
      WitnessCommand.class,
      OperatorCommand.class,
      RulesCommand.class,
      PkiCommand.class,
      ReportCommand.class,
      ConvertCommand.class,
      BenchCommand.class
    })
public final class Saola {
  private Saola() {}

  public static void main(String[] arguments) {
    Logs.toConsole(Level.WARN);
    System.exit(run(arguments));
  }

  /** Runs a command and returns its exit code, as the shell would see it. */
  public static int run(String... arguments) {
    return new CommandLine(new Saola())
        .setExecutionExceptionHandler(
            (fault, command, parsed) -> {
              command.getErr().println("saola: " + ExitCode.words(fault));
              if (System.getenv("SAOLA_TRACE") != null) {
                fault.printStackTrace(command.getErr());
              }
              return ExitCode.of(fault);
            })
        .execute(arguments);
  }
}
