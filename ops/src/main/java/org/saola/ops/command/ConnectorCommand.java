// SPDX-License-Identifier: EUPL-1.2
package org.saola.ops.command;

import ch.qos.logback.classic.Level;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.saola.connectors.ConnectorApplication;
import org.saola.connectors.ConnectorRefused;
import org.saola.ops.ExitCode;
import org.saola.ops.Logs;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "connector",
    description = "Runs an agency's connector until it is stopped. Its log goes to standard error.",
    mixinStandardHelpOptions = true)
public final class ConnectorCommand implements Callable<Integer> {
  @Option(
      names = "--home",
      required = true,
      paramLabel = "DIR",
      description = "The agency's home, with connector.yaml and keystore.p12.")
  private Path home = Path.of(".");

  @Override
  public Integer call() throws ConnectorRefused, InterruptedException {
    Logs.toConsole(Level.INFO);
    var connector = ConnectorApplication.start(home);
    System.out.printf("%s: running; stop it with Ctrl-C%n", connector.agency());
    Running.untilStopped(connector::close);
    return ExitCode.HELD;
  }
}
