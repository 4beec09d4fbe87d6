// SPDX-License-Identifier: EUPL-1.2
package org.saola.ops.command;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.saola.ops.ExitCode;
import org.saola.ops.demo.Progress;
import org.saola.routes.OfflineHub;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "index",
    description =
        "Makes anew by what the log's entries are found. Entries and log are only read; a hub may run"
            + " meanwhile, and finds less until it is done.",
    mixinStandardHelpOptions = true)
final class IndexCommand implements Callable<Integer> {
  @Mixin private OfHub hub = new OfHub();

  @Override
  public Integer call() throws IOException {
    Progress progress = Progress.onConsole();
    try (OfflineHub opened = hub.open()) {
      long entries = opened.index(done -> progress.count("%,d entries".formatted(done)));
      progress.say("%,d entries can be found.".formatted(entries));
      return ExitCode.HELD;
    }
  }
}
