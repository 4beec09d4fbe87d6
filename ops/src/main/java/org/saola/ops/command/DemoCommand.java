// SPDX-License-Identifier: EUPL-1.2
package org.saola.ops.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.saola.connectors.ConnectorRefused;
import org.saola.connectors.home.SettingsRefused;
import org.saola.ops.ExitCode;
import org.saola.ops.Logs;
import org.saola.ops.demo.Demo;
import org.saola.ops.demo.DemoDesks;
import org.saola.ops.demo.DemoFederation;
import org.saola.ops.demo.DemoOnce;
import org.saola.ops.demo.Progress;
import org.saola.ops.demo.issuer.DemoIssuer;
import org.saola.ops.demo.issuer.Person;
import org.saola.pki.directory.DirectoryRefused;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "demo",
    description = "A hub and six agencies in this process, on loopback, with keys of their own.",
    mixinStandardHelpOptions = true)
public final class DemoCommand implements Callable<Integer> {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Where everything is kept (default ${DEFAULT-VALUE}).")
  private Path data = Path.of("saola-data");

  @Option(
      names = "--once",
      description = "Exchange real seizure records, print what happened, verify the log, stop.")
  private boolean once;

  @Option(
      names = "--input",
      paramLabel = "FILE.csv",
      description = "With --once: send this table of seizures instead of the demo's own records.")
  private @Nullable Path input;

  @Override
  public Integer call()
      throws IOException, ConnectorRefused, DirectoryRefused, SQLException, InterruptedException {
    if (input != null && !once) {
      throw new IllegalArgumentException("--input goes with --once");
    }
    if (input != null && !Files.isRegularFile(input)) {
      throw new NoSuchFileException(input.toString());
    }
    Files.createDirectories(data);
    Logs.toFile(data.resolve("demo.log"));
    Progress progress = Progress.onConsole();
    DemoFederation federation = new DemoFederation(data.toAbsolutePath().normalize());
    if (!federation.exists()) {
      progress.say("Making keys and certificates for a hub and six agencies in " + data);
      federation.create();
    }
    return once ? new DemoOnce(federation, progress).run(input) : run(federation, progress);
  }

  private static int run(DemoFederation federation, Progress progress)
      throws IOException, ConnectorRefused, InterruptedException {
    Demo demo = new Demo(federation);
    // Before hub and connectors: console and desks are added to their settings.
    DemoIssuer issuer = issuer(federation);
    Runnable stop =
        () -> {
          demo.close();
          issuer.close();
        };
    try {
      demo.start(progress);
    } catch (IOException | ConnectorRefused | RuntimeException e) {
      stop.run();
      throw e;
    }
    progress.say("");
    progress.say("Running. Everything listens on this machine alone; stop with Ctrl-C.");
    progress.say("");
    progress.say(
        "Open %s in a browser and choose an agency, or the audit.".formatted(issuer.issuer()));
    progress.say("Who can sign in, and with which password:");
    for (Person person : DemoDesks.people()) {
      progress.say(
          "  %-12s %-16s %-14s %s"
              .formatted(
                  person.agency().orElse(""),
                  person.roles().getFirst(),
                  person.name(),
                  issuer.password(person)));
    }
    progress.say("");
    progress.say("Folders of the agencies, for files:");
    for (String agency : DemoFederation.agencies()) {
      progress.say("  %-12s %s".formatted(agency, federation.agency(agency)));
    }
    progress.say(
        "Send a file:  ./saola send --home " + federation.agency("NL-CUSTOMS") + " FILE.csv");
    progress.say("Log:          " + federation.root().resolve("demo.log"));
    Running.untilStopped(stop);
    return ExitCode.HELD;
  }

  private static DemoIssuer issuer(DemoFederation federation) throws IOException, ConnectorRefused {
    try {
      return new DemoDesks(federation).start();
    } catch (SettingsRefused e) {
      throw new ConnectorRefused(e.problems());
    }
  }
}
