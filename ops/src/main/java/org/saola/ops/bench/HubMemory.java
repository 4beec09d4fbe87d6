// SPDX-License-Identifier: EUPL-1.2
package org.saola.ops.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Memory of a JVM.
 *
 * @param liveHeapBytes objects that a full collection leaves
 * @param peakResidentBytes most that the process has had in memory, heap and all else
 */
record HubMemory(@Nullable Long liveHeapBytes, @Nullable Long peakResidentBytes) {
  private static final Pattern TOTAL = Pattern.compile("Total +\\d+ +(\\d+)");
  private static final Pattern PEAK = Pattern.compile("VmHWM:\\s+(\\d+) kB");
  private static final int KIB = 1024;

  /** Asks the JVM to collect all garbage: not while something is measured. */
  static HubMemory of(ProcessHandle jvm) throws IOException, InterruptedException {
    return new HubMemory(
        number(TOTAL, histogram(jvm)).orElse(null),
        number(PEAK, status(jvm)).map(kib -> kib * KIB).orElse(null));
  }

  private static String histogram(ProcessHandle jvm) throws IOException, InterruptedException {
    Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    if (!Files.isExecutable(jcmd)) {
      return "";
    }
    Process process =
        new ProcessBuilder(jcmd.toString(), String.valueOf(jvm.pid()), "GC.class_histogram")
            .redirectErrorStream(true)
            .start();
    String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return answer;
  }

  private static String status(ProcessHandle process) throws IOException {
    Path status = Path.of("/proc", String.valueOf(process.pid()), "status");
    return Files.exists(status) ? Files.readString(status) : "";
  }

  static Optional<Long> number(Pattern pattern, String text) {
    return Stream.of(pattern.matcher(text))
        .filter(Matcher::find)
        .map(found -> Long.valueOf(found.group(1)))
        .findFirst();
  }
}
