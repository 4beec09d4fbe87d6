// SPDX-License-Identifier: EUPL-1.2
package org.saola.ops.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.saola.connectors.ConnectorRefused;
import org.saola.connectors.folder.FileOutcome;
import org.saola.connectors.home.AgencyHome;
import org.saola.ops.ExitCode;

/** {@code demo --once}: start, exchange, report, verify, stop. */
public final class DemoOnce {
  private static final String SENDER = "NL-CUSTOMS";
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final DemoFederation federation;
  private final Progress progress;

  public DemoOnce(DemoFederation federation, Progress progress) {
    this.federation = federation;
    this.progress = progress;
  }

  /**
   * @param input a table of seizures, or absent for the demo's own records
   * @return the exit code
   */
  public int run(@Nullable Path input)
      throws IOException, ConnectorRefused, SQLException, InterruptedException {
    AgencyHome sender = new AgencyHome(federation.agency(SENDER));
    List<String> faults = new ArrayList<>();
    try (Demo demo = new Demo(federation)) {
      demo.start(progress);
      List<Path> files =
          input == null ? DemoInput.write(federation.root().resolve("demo-input")) : List.of(input);
      progress.say(
          "Sending %d file%s from %s"
              .formatted(files.size(), files.size() == 1 ? "" : "s", SENDER));
      List<FileOutcome> outcomes = new DemoExchange(sender, PATIENCE, progress).send(files);
      DemoReport report = new DemoReport(federation, sender, outcomes);
      progress.say("");
      report.lines().forEach(progress::say);
      faults.addAll(report.faults(files.size()));
      if (report.sent() == 0) {
        faults.add("no message was accepted");
      }
      demo.stopConnectors();
      faults.addAll(new DemoVerification(federation, progress).run());
    }
    progress.say("");
    faults.forEach(fault -> progress.say("FAIL  " + fault));
    progress.say(
        faults.isEmpty() ? "All held." : "%d things did not hold.".formatted(faults.size()));
    return faults.isEmpty() ? ExitCode.HELD : ExitCode.FAILED;
  }
}
