// SPDX-License-Identifier: EUPL-1.2
package org.saola.ops.command;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.saola.ops.ExitCode;
import org.saola.pki.transparency.ForkProof;
import org.saola.pki.transparency.LogRefused;
import org.saola.pki.transparency.LogVerifierKeys;
import org.saola.pki.transparency.TileReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "compare",
    description = {
      "Compares two checkpoints that two people were shown of one log. Where they are of different",
      "histories, writes one file that proves it to anybody who has the log's keys."
    },
    mixinStandardHelpOptions = true)
final class CompareCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "CHECKPOINT",
      arity = "0..2",
      description = "Two files, such as state/checkpoint of two agencies' homes.")
  private Path[] checkpoints = new Path[0];

  @Option(
      names = "--log",
      paramLabel = "DIR-or-URL",
      description = "The static files of the log that the larger checkpoint is of.")
  private @Nullable String log;

  @Option(
      names = "--keys",
      required = true,
      paramLabel = "DIR",
      description = "Where log.vkey and log-mldsa.vkey lie.")
  private Path keys = Path.of(".");

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Where the proof of a fork goes (default: ${DEFAULT-VALUE}).")
  private Path out = Path.of("fork-proof.txt");

  @Option(
      names = "--check",
      paramLabel = "FILE",
      description = "Instead: checks such a proof that somebody else has made.")
  private @Nullable Path check;

  @Override
  public Integer call() throws IOException, LogRefused {
    LogVerifierKeys verifierKeys = LogVerifierKeys.read(keys);
    if (check != null) {
      return check(Files.readString(check), verifierKeys);
    }
    if (checkpoints.length != 2 || log == null) {
      throw new IllegalArgumentException("give two checkpoints and --log, or --check FILE");
    }
    Optional<ForkProof> fork =
        ForkProof.find(
            Files.readString(checkpoints[0]),
            Files.readString(checkpoints[1]),
            tiles(log),
            verifierKeys);
    if (fork.isEmpty()) {
      System.out.println("Both are of one history: the larger tree begins with the smaller one.");
      return ExitCode.HELD;
    }
    Files.writeString(out, fork.get().format());
    System.out.println(
        "The log has signed two histories. The proof is in %s; anybody checks it with: saola audit compare --keys DIR --check %s"
            .formatted(out, out));
    return ExitCode.FAILED;
  }

  private static int check(String proof, LogVerifierKeys keys) {
    try {
      ForkProof.verify(proof, keys);
      System.out.println("It proves that the log has signed two histories.");
      return ExitCode.HELD;
    } catch (LogRefused e) {
      System.out.println("It proves no fork: " + e.getMessage());
      return ExitCode.FAILED;
    }
  }

  private static TileReader tiles(String log) {
    return log.startsWith("https://") || log.startsWith("http://")
        ? TileReader.http(HttpClient.newHttpClient(), URI.create(log))
        : TileReader.folder(Path.of(log));
  }
}
