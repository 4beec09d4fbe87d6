// SPDX-License-Identifier: EUPL-1.2
package org.saola.ops.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.saola.ops.ExitCode;
import org.saola.ops.Logs;
import org.saola.ops.demo.Progress;
import org.saola.ops.drill.HubDrill;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "drill",
    description = {
      "Rehearses the loss of a hub on a federation of its own: backup as it works, destruction,",
      "restore, and that an older backup is refused. Touches no other hub."
    },
    mixinStandardHelpOptions = true)
final class DrillCommand implements Callable<Integer> {
  @Option(
      names = "--data",
      required = true,
      paramLabel = "DIR",
      description = "A new folder, for all of it.")
  private Path data = Path.of(".");

  @Override
  public Integer call() throws Exception {
    Path root = data.toAbsolutePath().normalize();
    if (Files.exists(root) && root.toFile().list() instanceof String[] there && there.length > 0) {
      throw new IOException(root + " is not empty: the drill takes a folder of its own");
    }
    Files.createDirectories(root);
    Logs.toFile(root.resolve("drill.log"));
    HubDrill.run(root, Progress.onConsole());
    System.out.println("All held.");
    return ExitCode.HELD;
  }
}
