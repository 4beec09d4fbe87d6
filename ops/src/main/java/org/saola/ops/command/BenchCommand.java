// SPDX-License-Identifier: EUPL-1.2
package org.saola.ops.command;

import ch.qos.logback.classic.Level;
import jakarta.jms.JMSException;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.saola.ops.ExitCode;
import org.saola.ops.Logs;
import org.saola.ops.bench.BenchPlan;
import org.saola.ops.bench.BenchResult;
import org.saola.ops.bench.BenchResults;
import org.saola.ops.bench.Benchmark;
import org.saola.ops.bench.Growth;
import org.saola.ops.bench.ScaleResult;
import org.saola.ops.bench.Sources;
import org.saola.ops.demo.Progress;
import org.saola.pki.certificate.CertificateRefused;
import org.saola.pki.directory.DirectoryRefused;
import org.saola.pki.seal.SealRefused;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "bench",
    description =
        "Measures a hub of its own under several loads, its urgent lane, log and rules, beside the"
            + " floors of the same run: signature check, encryption, fsync, bare broker. Leaves a line"
            + " of JSON and a chart. About half an hour on two quiet cores.",
    mixinStandardHelpOptions = true)
public final class BenchCommand implements Callable<Integer> {
  private static final String RESULTS = "ops/bench/results";

  @Option(
      names = "--quick",
      description = "Fewer messages and runs, a smaller backlog and log: a few minutes.")
  private boolean quick;

  @Option(
      names = "--messages",
      paramLabel = "N",
      description = "Messages in each run of the main load.")
  private @Nullable Integer messages;

  @Option(names = "--runs", paramLabel = "N", description = "Runs that count, of everything.")
  private @Nullable Integer runs;

  @Option(
      names = "--results",
      paramLabel = "DIR",
      description = "Where the results are kept (default: " + RESULTS + " of the installation).")
  private @Nullable Path results;

  @Option(
      names = "--hub-java-option",
      paramLabel = "OPTION",
      description = "For the hub's JVM, such as a flight recorder's; may be repeated.")
  private List<String> hubOptions = List.of();

  @Option(
      names = "--growth",
      paramLabel = "N",
      description =
          "Instead: sends N distinct messages and checks that nothing grows but what is kept on"
              + " purpose. Leaves growth.csv and growth.svg with the results.")
  private @Nullable Integer growth;

  @Option(
      names = "--search",
      paramLabel = "N",
      description =
          "Instead: appends to, proves in and searches logs of 10 000 entries up to N, and no hub."
              + " Leaves a line in scale.jsonl and scale.svg with the results.")
  private @Nullable Integer search;

  @Override
  public Integer call()
      throws IOException,
          JMSException,
          CertificateRefused,
          DirectoryRefused,
          SealRefused,
          SQLException,
          InterruptedException {
    Logs.toConsole(Level.WARN);
    Path installation = Path.of(System.getProperty("saola.installation", "."));
    Progress progress = Progress.onConsole();
    if (growth != null) {
      return growth(growth, results == null ? installation.resolve(RESULTS) : results, progress);
    }
    stopAfter(plan().limit());
    if (search != null) {
      ScaleResult scale =
          Benchmark.scale(
              search, new Sources(installation), progress, Clock.systemUTC(), new SecureRandom());
      scale.lines().forEach(progress::say);
      progress.say(
          "Chart: " + scale.keep(results == null ? installation.resolve(RESULTS) : results));
      return ExitCode.HELD;
    }
    BenchResult result =
        new Benchmark(
                plan(),
                new Sources(installation),
                hubOptions,
                progress,
                Clock.systemUTC(),
                new SecureRandom())
            .run();
    Path folder = results == null ? installation.resolve(RESULTS) : results;
    var kept = new BenchResults(folder);
    progress.say("Kept in " + kept.add(result));
    progress.say("Chart: " + kept.draw(result));
    return ExitCode.HELD;
  }

  private static int growth(int messages, Path folder, Progress progress)
      throws IOException,
          JMSException,
          CertificateRefused,
          DirectoryRefused,
          SQLException,
          InterruptedException {
    List<String> faults =
        new Growth(messages, folder, progress, Clock.systemUTC(), new SecureRandom()).run();
    faults.forEach(fault -> progress.say("FAIL  " + fault));
    progress.say("%d messages; kept in %s".formatted(messages, folder.resolve("growth.svg")));
    progress.say(
        faults.isEmpty() ? "Nothing grew but what is kept on purpose." : "The hub has grown.");
    return faults.isEmpty() ? ExitCode.HELD : ExitCode.FAILED;
  }

  /** Whatever hangs, the command ends: its programs are stopped as the JVM goes. */
  private static void stopAfter(Duration limit) {
    Thread.ofPlatform()
        .daemon()
        .name("bench-limit")
        .start(
            () -> {
              try {
                Thread.sleep(limit);
                System.err.println("saola: stopped, for it took more than " + limit);
                System.exit(ExitCode.FAILED);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
  }

  private BenchPlan plan() {
    BenchPlan plan = quick ? BenchPlan.quick() : BenchPlan.full();
    if (messages != null) {
      plan = plan.withMessages(messages);
    }
    return runs == null ? plan : plan.withRuns(runs);
  }
}
