// SPDX-License-Identifier: EUPL-1.2
package org.saola.ops.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** CPU time that processes have used since they began, by Linux's {@code /proc}. */
final class ProcessCpu {
  /** Linux shows clock ticks of 10 ms to programs, whatever its own. */
  private static final Duration TICK = Duration.ofMillis(10);

  // proc_pid_stat(5), counted from the field after the name: user, system, and those of children
  // that have ended.
  private static final int USER = 11;
  private static final int OF_CHILDREN = 15;

  private ProcessCpu() {}

  /** Of the process and the children that it has waited for; empty where there is no such file. */
  static Optional<Duration> of(ProcessHandle process) {
    try {
      return Optional.of(parse(Files.readString(folder(process).resolve("stat"))));
    } catch (IOException e) {
      // No Linux, or the process has just ended.
      return Optional.empty();
    }
  }

  /** The same, and its living descendants. */
  static Optional<Duration> ofAll(ProcessHandle process) {
    return of(process)
        .map(
            own ->
                process
                    .descendants()
                    .flatMap(descendant -> of(descendant).stream())
                    .reduce(own, Duration::plus));
  }

  /** Of the threads of a JVM that compile; none of them may end meanwhile. */
  static Optional<Duration> ofCompiler(ProcessHandle jvm) {
    try (Stream<Path> threads = Files.list(folder(jvm).resolve("task"))) {
      List<String> stats = threads.map(ProcessCpu::stat).filter(ProcessCpu::compiles).toList();
      return Optional.of(
          stats.stream().map(ProcessCpu::parse).reduce(Duration.ZERO, Duration::plus));
    } catch (IOException | UncheckedIOException e) {
      return Optional.empty();
    }
  }

  private static boolean compiles(String stat) {
    return stat.contains("(C1 Compiler") || stat.contains("(C2 Compiler");
  }

  private static String stat(Path thread) {
    try {
      return Files.readString(thread.resolve("stat"));
    } catch (IOException e) {
      // A thread that has just ended, so none that compiles.
      return "";
    }
  }

  private static Path folder(ProcessHandle process) {
    return Path.of("/proc", String.valueOf(process.pid()));
  }

  /** The name stands in parentheses and may itself hold anything. */
  static Duration parse(String stat) {
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).strip().split(" ");
    long ticks = 0;
    for (int field = USER; field < OF_CHILDREN; field++) {
      ticks += Long.parseLong(fields[field]);
    }
    return TICK.multipliedBy(ticks);
  }
}
