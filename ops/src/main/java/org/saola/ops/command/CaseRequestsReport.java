// SPDX-License-Identifier: EUPL-1.2
package org.saola.ops.command;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Year;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.saola.ops.ExitCode;
import org.saola.ops.demo.Progress;
import org.saola.pki.certificate.CertificateRefused;
import org.saola.pki.directory.DirectoryRefused;
import org.saola.pki.transparency.LogAudit;
import org.saola.routes.OfflineHub;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "case-requests",
    description = {
      "The year's figures of case requests (Directive (EU) 2023/977, Art. 18), computed from the",
      "entries of a hub's log while the whole log is verified; none are given if it does not hold."
    },
    mixinStandardHelpOptions = true)
final class CaseRequestsReport implements Callable<Integer> {
  @Mixin private OfHub hub = new OfHub();

  @Option(names = "--year", required = true, description = "The year of receipt, in UTC.")
  private int year;

  @Option(names = "--out", paramLabel = "FILE", description = "The same as CSV.")
  private @Nullable Path out;

  @Override
  public Integer call() throws IOException, CertificateRefused, DirectoryRefused {
    Progress progress = Progress.onConsole();
    OfflineHub.CaseRequests found;
    try (OfflineHub opened = hub.open()) {
      found =
          opened.caseRequests(Year.of(year), done -> progress.count("%d leaves".formatted(done)));
    }
    for (LogAudit.Finding finding : found.log().findings()) {
      progress.say("FAIL  index %d: %s".formatted(finding.index(), finding.what()));
    }
    if (!found.log().holds()) {
      progress.say("The log does not hold: no figures can be made of it.");
      return ExitCode.FAILED;
    }
    CaseRequestsText.lines(found.tables()).forEach(System.out::println);
    System.out.printf("%nFrom %d entries, each verified.%n", found.log().size());
    if (out != null) {
      write(found, out);
    }
    return ExitCode.HELD;
  }

  private static void write(OfflineHub.CaseRequests found, Path file) throws IOException {
    Path aside = file.resolveSibling("." + file.getFileName() + ".part");
    try (BufferedWriter writer = Files.newBufferedWriter(aside)) {
      for (String line : CaseRequestsText.csv(found.tables())) {
        writer.write(line);
        writer.write("\r\n");
      }
    }
    Files.move(aside, file, StandardCopyOption.REPLACE_EXISTING);
  }
}
