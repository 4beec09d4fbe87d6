// SPDX-License-Identifier: EUPL-1.2
package org.saola.acceptance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Verifies a log with {@code golang.org/x/mod/sumdb}, unchanged, by the program in {@code
 * ops/acceptance/tlog}: evidence that tools which we did not write accept our logs. Fails where Go
 * is not installed: acceptance without it would be acceptance by ourselves.
 */
public final class GoVerifier {
  private static final String INSTALL = "apt-get install golang-go golang-golang-x-mod-dev";
  private static final Path GOPATH = Path.of("/usr/share/gocode");
  private static final long LIMIT_SECONDS = 180;

  private GoVerifier() {}

  /**
   * @param exitCode 0 all held, 1 refused
   */
  public record Outcome(int exitCode, String output) {
    public boolean holds() {
      return exitCode == 0;
    }
  }

  /**
   * @param log a folder with {@code checkpoint}, {@code log.vkey} and {@code tile/}
   */
  public static Outcome verify(Path log) {
    return run(List.of(program(), log.toString()));
  }

  /** Proves as well that the log continues the one of an older signed checkpoint. */
  public static Outcome verify(Path log, Path olderCheckpoint) {
    return run(List.of(program(), log.toString(), olderCheckpoint.toString()));
  }

  /** Opens a checkpoint that the log has signed and a witness has cosigned. */
  public static Outcome verifyCosigned(Path checkpoint, Path witness, Path log) {
    return run(
        List.of(program(), "-cosigned", checkpoint.toString(), witness.toString(), log.toString()));
  }

  /** Checks an auditor's evidence file with the log's key. */
  public static Outcome verifyEvidence(Path file, Path log) {
    return run(List.of(program(), "-evidence", file.toString(), log.toString()));
  }

  /** Go keeps what it has built: building again costs a fraction of a second. */
  private static String program() {
    requireGo();
    // A program that runs in the one test JVM cannot be written by the other.
    Path built = module().resolve("target/tlog-" + System.getProperty("saola.fork", "jvm-1"));
    List<String> build = List.of("go", "build", "-o", built.toString(), ".");
    Outcome outcome = run(build, module().resolve("tlog"));
    if (!outcome.holds()) {
      throw new AssertionError("the Go verifier does not build:\n" + outcome.output());
    }
    return built.toString();
  }

  private static void requireGo() {
    try {
      new ProcessBuilder("go", "version").redirectErrorStream(true).start().waitFor();
    } catch (IOException e) {
      throw new AssertionError("Go is not installed: " + INSTALL, e);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
    if (!Files.isDirectory(GOPATH.resolve("src/golang.org/x/mod/sumdb/tlog"))) {
      throw new AssertionError("golang.org/x/mod is not in %s: %s".formatted(GOPATH, INSTALL));
    }
  }

  private static Path module() {
    return Path.of(System.getProperty("basedir", "")).toAbsolutePath();
  }

  private static Outcome run(List<String> command) {
    return run(command, module());
  }

  private static Outcome run(List<String> command, Path folder) {
    try {
      Path output = Files.createTempFile("go-verifier", ".log");
      ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(command));
      builder.environment().putAll(offline());
      builder.directory(folder.toFile()).redirectErrorStream(true).redirectOutput(output.toFile());
      Process process = builder.start();
      if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError("%s: no end after %d s".formatted(command, LIMIT_SECONDS));
      }
      String text = Files.readString(output, StandardCharsets.UTF_8);
      Files.delete(output);
      return new Outcome(process.exitValue(), text);
    } catch (IOException e) {
      throw new AssertionError("could not run " + command, e);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  /** Debian's packages, and nothing from the network. */
  private static Map<String, String> offline() {
    return Map.of(
        "GO111MODULE", "off",
        "GOPATH", GOPATH.toString(),
        "GOFLAGS", "",
        "GOPROXY", "off",
        "GOCACHE", module().resolve("target/go-cache").toString());
  }

  private static AssertionError interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new AssertionError("interrupted", e);
  }
}
