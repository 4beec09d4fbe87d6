// SPDX-License-Identifier: EUPL-1.2
package org.saola.ops.program;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program of ours in a JVM of its own, with this one's class path and options. */
public final class Program implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(50);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(30);
  private static final int TOLD_LINES = 20;

  /** Threads that compile live on, so that their CPU time can be read at any time. */
  private static final String KEEP_COMPILERS = "-XX:-UseDynamicNumberOfCompilerThreads";

  private final String name;
  private final Process process;
  private final Path output;

  private Program(String name, Process process, Path output) {
    this.name = name;
    this.process = process;
    this.output = output;
  }

  /**
   * @param output file for what it prints
   */
  public static Program start(
      Class<?> main, Path output, List<String> options, List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.add(KEEP_COMPILERS);
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(arguments);
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    return new Program(main.getSimpleName(), process, output);
  }

  /**
   * @throws IOException when it has not printed the words in time, or has ended
   */
  public void awaitWords(String words, Duration atMost) throws IOException, InterruptedException {
    long end = System.nanoTime() + atMost.toNanos();
    while (!Files.readString(output).contains(words)) {
      if (System.nanoTime() > end || !process.isAlive()) {
        throw new IOException("%s did not start:%n%s".formatted(name, lastWords()));
      }
      Thread.sleep(POLL);
    }
  }

  public ProcessHandle handle() {
    return process.toHandle();
  }

  /**
   * @throws IOException when it has not ended by itself in time
   */
  public int awaitEnd(Duration atMost) throws IOException, InterruptedException {
    if (!process.waitFor(atMost.toSeconds(), TimeUnit.SECONDS)) {
      throw new IOException("%s does not end:%n%s".formatted(name, lastWords()));
    }
    return process.exitValue();
  }

  /** The end of what it has printed. */
  public String lastWords() throws IOException {
    List<String> lines = Files.readAllLines(output);
    return String.join(
        System.lineSeparator(),
        lines.subList(Math.max(0, lines.size() - TOLD_LINES), lines.size()));
  }

  /** Asks it to end, and insists after a while. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
