// SPDX-License-Identifier: EUPL-1.2
package org.saola.ops.command;

import ch.qos.logback.classic.Level;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.saola.ops.ExitCode;
import org.saola.ops.Logs;
import org.saola.ops.witness.WitnessHome;
import org.saola.ops.witness.WitnessServer;
import org.saola.pki.transparency.LogWitness;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "witness",
    description = {
      "Runs a witness, independent of any hub: it cosigns a log's checkpoint only when it is proven",
      "to continue what it has cosigned before (C2SP tlog-witness, tlog-cosignature)."
    },
    mixinStandardHelpOptions = true,
    subcommands = {WitnessCommand.Init.class, WitnessCommand.Run.class})
public final class WitnessCommand extends CommandGroup {
  /** What every subcommand needs. */
  abstract static class OnWitness implements Callable<Integer> {
    @Option(names = "--home", required = true, paramLabel = "DIR", description = "Its folder.")
    Path home = Path.of("witness");
  }

  @Command(
      name = "init",
      description =
          "Makes a witness's keys. Give witness.vkey to the hub and to whoever counts it.",
      mixinStandardHelpOptions = true)
  static final class Init extends OnWitness {
    @Option(
        names = "--name",
        required = true,
        paramLabel = "NAME",
        description = "Its name, a URL without scheme such as witness.example/saola.")
    private String name = "";

    @Override
    public Integer call() throws IOException {
      WitnessHome witness = new WitnessHome(home);
      System.out.print(witness.create(name, new SecureRandom()).verifierKeys().text());
      System.out.println(
          "Its keys are in %s. Put the log.vkey of each log to watch into %s, under a name that ends in .vkey; then: saola witness run --home %s"
              .formatted(home, witness.logs(), home));
      return ExitCode.HELD;
    }
  }

  @Command(
      name = "run",
      description =
          "Answers POST /add-checkpoint until it is stopped. On loopback: a proxy with TLS stands before it.",
      mixinStandardHelpOptions = true)
  static final class Run extends OnWitness {
    @Option(
        names = "--port",
        paramLabel = "PORT",
        description = "Port of the loopback (default: ${DEFAULT-VALUE}; 0 takes a free one).")
    private int port = 7380;

    @Override
    public Integer call() throws IOException, InterruptedException {
      Logs.toConsole(Level.INFO);
      LogWitness witness = new WitnessHome(home).open(Clock.systemUTC());
      var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
      WitnessServer server = WitnessServer.start(witness, address);
      System.out.println(
          "witness: watching %s at http://127.0.0.1:%d/; stop it with Ctrl-C"
              .formatted(witness.logs(), server.port()));
      Running.untilStopped(server::close);
      return ExitCode.HELD;
    }
  }
}
