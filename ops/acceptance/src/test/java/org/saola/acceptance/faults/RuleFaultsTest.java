// SPDX-License-Identifier: EUPL-1.2
package org.saola.acceptance.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.saola.acceptance.InProcess;

/** Rules whose prohibition fails come into force under load: what fails never grants. */
@EnabledIfSystemProperty(named = Scale.ALL, matches = "true")
class RuleFaultsTest {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final String DENIED = "NO_PERMITTED_RECIPIENT";

  /** Adding overflows for every agency: Cedar skips such a prohibition, and would allow. */
  private static final String FAILING =
      """
      @id("all.overflows") forbid (principal, action == Action::"receive", resource)
      when { 9223372036854775807 + (if principal.thirdCountry then 2 else 1) == 0 };
      """;

  @TempDir private Path data;
  private FaultBench bench;

  @Test
  void rulesExchangedUnderLoad() throws Exception {
    int rounds = 3;
    try (Trial trial =
            Trial.of(
                "rules-exchanged", "rules with a failing prohibition put in force under load");
        FaultBench started = FaultBench.create(data.resolve("federation"))) {
      bench = started;
      bench.startHub();
      approver("anna");
      approver("ben");
      RawAgency sender = bench.agency(FaultBench.SENDER).read();
      RawAgency recipient = bench.agency(FaultBench.RECIPIENT).read();
      Reports reports = bench.reports(sender, FaultBench.RECIPIENT);
      Path good = copyOfRules("good");
      Path bad = copyOfRules("bad");
      Files.writeString(
          bad.resolve("all.cedar"), Files.readString(bad.resolve("all.cedar")) + FAILING);

      List<Report> load = new CopyOnWriteArrayList<>();
      Load sending = new Load(sender, reports, load);
      Thread loading = Thread.ofPlatform().start(sending);
      for (int round = 0; round < rounds; round++) {
        activate(bad);
        trial.count(1);
        // What was decided before may still be on its way.
        Thread.sleep(Duration.ofSeconds(2));
        List<Report> during = reports.make(20);
        sender.sendUntilProven(during, PATIENCE);
        assertThat(during).allMatch(each -> sender.refusal(each).equals(DENIED));
        load.addAll(during);
        activate(good);
        List<Report> after = reports.make(20);
        sender.sendUntilAccepted(after, PATIENCE);
        load.addAll(after);
      }
      trial.held("while they are in force nothing is granted");
      sending.stop();
      loading.join();
      List<Report> accepted = new ArrayList<>();
      for (Report each : load) {
        if (sender.isAccepted(each)) {
          accepted.add(each);
        } else {
          assertThat(sender.refusal(each)).isEqualTo(DENIED);
          assertThat(recipient.delivered(each)).isZero();
        }
      }
      assertThat(accepted.size()).isBetween(1, load.size() - 1);
      FaultBench.checkInbox(trial, recipient, accepted);
      bench.checkBooks(trial);
      trial.end();
    }
  }

  /** Sends on and on, until it is stopped. */
  private static final class Load implements Runnable {
    private final RawAgency sender;
    private final Reports reports;
    private final List<Report> sent;
    private volatile boolean stopped;

    Load(RawAgency sender, Reports reports, List<Report> sent) {
      this.sender = sender;
      this.reports = reports;
      this.sent = sent;
    }

    @Override
    public void run() {
      while (!stopped) {
        List<Report> some = reports.make(5);
        sender.sendUntilProven(some, PATIENCE);
        sent.addAll(some);
      }
    }

    void stop() {
      stopped = true;
    }
  }

  private void approver(String name) {
    saola("rules", "approver", "--hub", home(), "--name", name, "--credential", credential(name));
  }

  private void activate(Path rules) {
    String proposed =
        saola(
            "rules",
            "propose",
            "--hub",
            home(),
            "--as",
            "anna",
            "--credential",
            credential("anna"),
            "--rules",
            rules.toString(),
            "--reason",
            "an experiment");
    Matcher named = Pattern.compile("--proposal (\\d+) --digest (\\S+)").matcher(proposed);
    assertThat(named.find()).as(proposed).isTrue();
    saola(
        "rules",
        "activate",
        "--hub",
        home(),
        "--as",
        "ben",
        "--credential",
        credential("ben"),
        "--proposal",
        named.group(1),
        "--digest",
        named.group(2));
  }

  private String home() {
    return bench.home().toString();
  }

  private String credential(String name) {
    return data.resolve(name + ".credential").toString();
  }

  private static String saola(String... arguments) {
    StringBuilder lines = new StringBuilder();
    assertThat(InProcess.run(lines, arguments)).as("%s", lines).isZero();
    return lines.toString();
  }

  private Path copyOfRules(String name) throws IOException {
    Path copy = Files.createDirectories(data.resolve(name));
    try (Stream<Path> files = Files.list(bench.home().resolve("access-rules"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, copy.resolve(file.getFileName().toString()));
      }
    }
    return copy;
  }
}
