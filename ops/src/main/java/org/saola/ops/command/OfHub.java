// SPDX-License-Identifier: EUPL-1.2
package org.saola.ops.command;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.saola.routes.OfflineHub;
import picocli.CommandLine.Option;

/** What commands need that work on a hub's files, whether it runs or not. */
final class OfHub {
  @Option(names = "--hub", required = true, paramLabel = "DIR", description = "A hub's home.")
  private Path home = Path.of(".");

  Path home() {
    return home;
  }

  OfflineHub open() throws IOException {
    return OfflineHub.open(home, new SecureRandom());
  }
}
