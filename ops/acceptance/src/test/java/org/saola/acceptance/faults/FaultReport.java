// SPDX-License-Identifier: EUPL-1.2
package org.saola.acceptance.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.saola.message.json.StrictJson;

/** What was tried in this run, as a table for people and as lines of JSON. */
final class FaultReport {
  private static final List<Line> LINES = new ArrayList<>();

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

  static synchronized void add(Line line) throws IOException {
    LINES.add(line);
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
    write(Path.of(System.getProperty("basedir", "."), "target"));
  }

  private static void write(Path folder) throws IOException {
    Files.createDirectories(folder);
    List<String> table = new ArrayList<>();
    table.add("# Fault experiments");
    table.add("");
    table.add(Scale.words());
    table.add("");
    table.add("| experiment | tried | times | seed | outcome | what held | seconds |");
    table.add("|---|---|---|---|---|---|---|");
    List<String> json = new ArrayList<>();
    Map<Outcome, Integer> ends = new LinkedHashMap<>();
    for (Line line : LINES) {
      table.add(row(line));
      json.add(new String(StrictJson.write(line), java.nio.charset.StandardCharsets.UTF_8));
      ends.merge(line.outcome(), 1, Integer::sum);
    }
    table.add("");
    table.add(
        "%d experiments: %s. Faults tried: %d. %d seconds."
            .formatted(
                LINES.size(),
                ends,
                LINES.stream().mapToInt(Line::times).sum(),
                LINES.stream().mapToLong(Line::seconds).sum()));
    for (Line line : LINES) {
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
