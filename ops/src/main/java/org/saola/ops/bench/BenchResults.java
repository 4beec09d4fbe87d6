// SPDX-License-Identifier: EUPL-1.2
package org.saola.ops.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.saola.message.json.StrictJson;

/** A folder of results: a file per plan, a line of JSON per benchmark. */
public record BenchResults(Path folder) {

  /**
   * @return the file that has the line now
   */
  public Path add(BenchResult result) throws IOException {
    Files.createDirectories(folder);
    Path file = folder.resolve(result.load().plan() + ".jsonl");
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    line.writeBytes(StrictJson.write(result));
    line.write('\n');
    Files.write(file, line.toByteArray(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    return file;
  }

  /**
   * Draws the result; the chart of the plan's last one is replaced.
   *
   * @return the file
   */
  public Path draw(BenchResult result) throws IOException {
    Path file = folder.resolve(result.load().plan() + ".svg");
    return Files.writeString(file, new BenchChart(result).svg());
  }
}
