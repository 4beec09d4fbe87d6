// SPDX-License-Identifier: EUPL-1.2
package org.saola.ops.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.saola.message.json.StrictJson;

/** One measurement of what grows with the log: a line of JSON in the results, and a chart. */
public record ScaleResult(
    Instant date, String commit, Machine machine, ScaleFigures figures, List<Cost> costs) {

  static ScaleResult of(Instant date, String commit, Machine machine, ScaleFigures figures) {
    return new ScaleResult(date, commit, machine, figures, figures.costs());
  }

  /** In words, for a person. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>(new SearchTable(figures.search()).lines());
    lines.addAll(new ScaleTable(figures).lines());
    return lines;
  }

  /**
   * Adds the line; the chart of the last one is replaced.
   *
   * @return the chart
   */
  public Path keep(Path folder) throws IOException {
    Files.createDirectories(folder);
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    line.writeBytes(StrictJson.write(this));
    line.write('\n');
    Files.write(
        folder.resolve("scale.jsonl"),
        line.toByteArray(),
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
    return Files.writeString(folder.resolve("scale.svg"), new ScaleChart(this).svg());
  }
}
