// SPDX-License-Identifier: EUPL-1.2
package org.saola.acceptance.faults;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.saola.message.json.InvalidDocument;
import org.saola.message.json.StrictJson;

/**
 * What was tried in this run, as a table for people and as lines of JSON. The test JVMs of a run,
 * side by side, write one report.
 */
final class FaultReport {
  private static final String RUN =
      System.getProperty("saola.run", "process " + ProcessHandle.current().pid());

  private FaultReport() {}

  /** How an experiment ended. */
  enum Outcome {
    HELD,
    FAILED,
    /** This machine does not let it be tried. */
    NOT_TRIED
  }

  record Line(
      String experiment,
      String tried,
      int times,
      long seed,
      Outcome outcome,
      List<String> held,
      long seconds,
      String repeat) {}

  /** As the file has it: lines of earlier runs may lie there. */
  record Kept(String run, Line line) {}

  static synchronized void add(Line line) throws IOException {
    System.out.printf(
        "fault %-9s %-28s %s; %d times, seed %d, %d s; held: %s%s%n",
        line.outcome(),
        line.experiment(),
        line.tried(),
        line.times(),
        line.seed(),
        line.seconds(),
        String.join("; ", line.held()),
        line.outcome() == Outcome.FAILED ? "; repeat: " + line.repeat() : "");
    Path folder = Files.createDirectories(Path.of(System.getProperty("basedir", "."), "target"));
    try (FileChannel turn =
        FileChannel.open(
            folder.resolve("faults.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      turn.lock();
      List<Line> lines = new ArrayList<>(ofThisRun(folder.resolve("faults.jsonl")));
      lines.add(line);
      write(folder, lines);
    }
  }

  private static List<Line> ofThisRun(Path json) throws IOException {
    List<Line> lines = new ArrayList<>();
    if (Files.exists(json)) {
      for (String each : Files.readAllLines(json)) {
        if (each.startsWith("{\"run\":\"%s\"".formatted(RUN))) {
          lines.add(kept(each).line());
        }
      }
    }
    return lines;
  }

  private static Kept kept(String json) throws IOException {
    try {
      return StrictJson.read(json.getBytes(StandardCharsets.UTF_8), Kept.class);
    } catch (InvalidDocument e) {
      throw new IOException("not a line of this report: " + json, e);
    }
  }

  private static void write(Path folder, List<Line> lines) throws IOException {
    List<String> table = new ArrayList<>();
    table.add("# Fault experiments");
    table.add("");
    table.add(Scale.words());
    table.add("");
    table.add("| experiment | tried | times | seed | outcome | what held | seconds |");
    table.add("|---|---|---|---|---|---|---|");
    List<String> json = new ArrayList<>();
    Map<Outcome, Integer> ends = new LinkedHashMap<>();
    for (Line line : lines) {
      table.add(row(line));
      json.add(new String(StrictJson.write(new Kept(RUN, line)), StandardCharsets.UTF_8));
      ends.merge(line.outcome(), 1, Integer::sum);
    }
    table.add("");
    table.add(
        "%d experiments: %s. Faults tried: %d. %d seconds."
            .formatted(
                lines.size(),
                ends,
                lines.stream().mapToInt(Line::times).sum(),
                lines.stream().mapToLong(Line::seconds).sum()));
    for (Line line : lines) {
      if (line.outcome() == Outcome.FAILED) {
        table.add("");
        table.add("Repeat %s: `%s`".formatted(line.experiment(), line.repeat()));
      }
    }
    Files.write(folder.resolve("faults.md"), table);
    Files.write(folder.resolve("faults.jsonl"), json);
  }

  private static String row(Line line) {
    return "| %s | %s | %d | %d | %s | %s | %d |"
        .formatted(
            line.experiment(),
            line.tried(),
            line.times(),
            line.seed(),
            line.outcome().name().toLowerCase(java.util.Locale.ROOT).replace('_', ' '),
            String.join("; ", line.held()),
            line.seconds());
  }
}
