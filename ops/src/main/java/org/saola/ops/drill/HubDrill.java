// SPDX-License-Identifier: EUPL-1.2
package org.saola.ops.drill;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.saola.message.manifest.Digest;
import org.saola.ops.ExitCode;
import org.saola.ops.Saola;
import org.saola.ops.demo.Progress;

/**
 * Backs a working hub up, destroys it and brings it back, by the very commands that an operator
 * uses. Each step prints how long it took; the first that does not hold ends the drill.
 */
public final class HubDrill {
  private static final int FEW = 10;
  private static final int MANY = 20;
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration QUIET = Duration.ofSeconds(1);

  private final DrillSite site;
  private final DrillTraffic traffic;
  private final Progress progress;

  private HubDrill(DrillSite site, Progress progress) {
    this.site = site;
    this.traffic = new DrillTraffic(site, progress);
    this.progress = progress;
  }

  private interface Step {
    void run() throws Exception;
  }

  /**
   * @param root a folder of its own
   */
  public static void run(Path root, Progress progress) throws Exception {
    try (DrillSite site = DrillSite.make(root)) {
      HubDrill drill = new HubDrill(site, progress);
      drill.backUp();
      drill.refuseTheOlder();
      drill.bringBack();
    }
  }

  private void step(String what, Step step) throws Exception {
    long begin = System.nanoTime();
    try {
      step.run();
    } catch (Exception e) {
      progress.say("FAIL  " + what);
      throw e;
    }
    progress.say("held  %-72s %5.1f s".formatted(what, (System.nanoTime() - begin) / 1e9));
  }

  private void backUp() throws Exception {
    step("a hub, a witness and five of six agencies run", site::start);
    step("%d messages are accepted".formatted(FEW), () -> traffic.accepted(FEW));
    step("a backup is taken, and the hub goes on", () -> backUp("older", "a drill"));
    step("%d more are accepted".formatted(FEW), () -> traffic.accepted(FEW));
    step(
        "%d more are on their way when the last backup is taken".formatted(MANY),
        () -> {
          traffic.underWay(MANY);
          backUp("last", "a drill: this hub is about to burn", "--last");
        });
    step(
        "the old hub does not start again beside its successor",
        () -> require(site.startRefused().contains("must not start"), "it did"));
    step("the hub's home is destroyed, its database too", site::destroy);
  }

  private void backUp(String name, String reason, String... more) throws IOException {
    command(
        ExitCode.HELD,
        Stream.concat(
                Stream.of(
                    "operator",
                    "backup",
                    "--hub",
                    site.home().toString(),
                    "--to",
                    site.backup(name).toString(),
                    "--reason",
                    reason),
                Stream.of(more))
            .toArray(String[]::new));
  }

  private void refuseTheOlder() throws Exception {
    Path known = site.sender().state("checkpoint");
    step(
        "the older backup is refused, by a checkpoint that an agency has kept",
        () -> {
          restore(ExitCode.FAILED, "older", known);
          require(!Files.exists(site.home()), "something was restored");
        });
    step(
        "restored against its own checkpoint, it is refused by the witness",
        () -> {
          restore(ExitCode.HELD, "older", site.backup("older").resolve("home/log/checkpoint"));
          require(site.startRefused().contains("is this log an older one?"), "the hub ran");
          require(site.published() <= site.leaves("older"), "something was signed");
        });
    step("that hub is destroyed too", site::destroy);
  }

  private void bringBack() throws Exception {
    step(
        "the last backup is restored, and its log verifies",
        () -> restore(ExitCode.HELD, "last", site.sender().state("checkpoint")));
    step("the hub starts, and its witness vouches for it", site::startHub);
    step("each message lies once in the inbox of who was away", this::lookIntoInbox);
    step(
        "all %d are handed over to all, none twice".formatted(traffic.messages()),
        () -> {
          site.startConnector(DrillSite.AWAY);
          traffic.handedOver();
        });
    step("%d new ones are accepted".formatted(FEW), () -> traffic.accepted(FEW));
    step("those are handed over too", traffic::handedOver);
    step(
        "the books hold",
        () -> command(ExitCode.HELD, "audit", "reconcile", "--hub", site.home().toString()));
    step(
        "the log holds",
        () -> command(ExitCode.HELD, "audit", "verify", "--hub", site.home().toString()));
  }

  /** Where nobody has dropped yet what would come twice. */
  private void lookIntoInbox() throws Exception {
    Map<Digest, Integer> there =
        InboxLook.deliveries(
            site.federation(), DrillSite.AWAY, traffic.messages(), PATIENCE, QUIET);
    require(there.size() == traffic.messages(), "there are %d".formatted(there.size()));
    require(there.values().stream().allMatch(times -> times == 1), "some came twice: " + there);
  }

  private void restore(int expected, String backup, Path newest) throws IOException {
    command(
        expected,
        "operator",
        "restore",
        "--from",
        site.backup(backup).toString(),
        "--hub",
        site.home().toString(),
        "--keys",
        site.keys().toString(),
        "--newest",
        newest.toString());
  }

  private static void command(int expected, String... arguments) throws IOException {
    int code = Saola.run(arguments);
    require(code == expected, "%s has ended with %d".formatted(String.join(" ", arguments), code));
  }

  private static void require(boolean holds, String otherwise) throws IOException {
    if (!holds) {
      throw new IOException(otherwise);
    }
  }
}
