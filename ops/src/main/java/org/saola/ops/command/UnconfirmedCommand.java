// SPDX-License-Identifier: EUPL-1.2
package org.saola.ops.command;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.saola.ops.ExitCode;
import org.saola.routes.OfflineHub;
import org.saola.routes.earlier.Unconfirmed;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "unconfirmed",
    description =
        "Who has a message that was recalled, corrected or erased, and has not said that it is done.",
    mixinStandardHelpOptions = true)
final class UnconfirmedCommand implements Callable<Integer> {
  @Mixin private OfHub hub = new OfHub();

  @Override
  public Integer call() throws IOException {
    try (OfflineHub opened = hub.open()) {
      List<Unconfirmed.Line> lines = opened.unconfirmed();
      lines.forEach(line -> System.out.println(text(line)));
      System.out.println(
          lines.isEmpty()
              ? "Every recall, correction and erasure is confirmed by all who have the message."
              : "%d not confirmed.".formatted(lines.size()));
      return lines.isEmpty() ? ExitCode.HELD : ExitCode.FAILED;
    }
  }

  private static String text(Unconfirmed.Line line) {
    String state = line.told() ? "no answer" : "not told";
    return "%s  message %s of %s, %s of %s: %s"
        .formatted(
            line.holder(),
            line.id(),
            line.originator(),
            line.word(),
            line.since(),
            line.outcome() == null ? state : "answered " + line.outcome());
  }
}
