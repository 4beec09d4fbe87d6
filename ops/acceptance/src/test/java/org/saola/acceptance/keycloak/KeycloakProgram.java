// SPDX-License-Identifier: EUPL-1.2
package org.saola.acceptance.keycloak;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Keycloak as a process of its own, on the JDK that runs the tests. */
final class KeycloakProgram implements Keycloak.Server {
  private final Process process;
  private final Path log;

  private KeycloakProgram(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  static Keycloak.Server start(List<String> arguments, Map<String, String> environment)
      throws IOException {
    Path home = Keycloak.HOME;
    if (!Files.isDirectory(home)) {
      throw new IOException(
          home + " is missing: run the tests by Maven, which fetches and unpacks Keycloak");
    }
    Path log =
        home.resolveSibling("keycloak-%s.log".formatted(System.getProperty("saola.fork", "jvm-1")));
    ProcessBuilder builder =
        new ProcessBuilder(command(home, arguments))
            .directory(home.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().putAll(environment);
    Process process = builder.start();
    // Also where the tests are stopped halfway.
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    return new KeycloakProgram(process, log);
  }

  /**
   * What {@code bin/kc.sh} would run, had it built the server before: {@code kc.config.built} keeps
   * the build that comes with the distribution, and half a minute.
   */
  private static List<String> command(Path home, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    for (String open : List.of("util", "util.concurrent", "security", "lang")) {
      command.add("--add-opens=java.base/java." + open + "=ALL-UNNAMED");
    }
    command.addAll(
        List.of(
            "--enable-native-access=ALL-UNNAMED",
            "-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
                + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
            "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
            "-Dkc.home.dir=" + home,
            "-Dkc.config.built=true",
            "-cp",
            home.resolve("lib/quarkus-run.jar").toString(),
            "io.quarkus.bootstrap.runner.QuarkusEntryPoint"));
    command.addAll(arguments);
    return command;
  }

  @Override
  public boolean isAlive() {
    return process.isAlive();
  }

  @Override
  public String lastWords() {
    try {
      List<String> lines = Files.readAllLines(log);
      return String.join("\n", lines.subList(Math.max(0, lines.size() - 30), lines.size()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
    try {
      process.waitFor(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
