// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.folder;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.saola.connectors.folder.Rejection.Row;
import org.saola.connectors.home.DurableFiles;
import org.saola.message.format.CsvTable;
import org.saola.message.format.Mappings;
import org.saola.message.json.StrictJson;

/** Writes {@code rejected/FILE} (the bad rows under the file's own header) and its reasons. */
final class RejectedFile {
  private final JobFolder folder;
  private final Mappings mappings;
  private final Path rejected;

  RejectedFile(JobFolder folder, Mappings mappings) {
    this.folder = folder;
    this.mappings = mappings;
    this.rejected = folder.home().rejected().resolve(folder.name());
  }

  void write(List<PlanLine> refused) throws IOException {
    if (folder.name().toLowerCase(Locale.ROOT).endsWith(".csv")) {
      DurableFiles.write(rejected, excerpt(refused).getBytes(StandardCharsets.UTF_8));
    } else {
      // Whole, as it stood: its reasons say which of its permits did not go.
      DurableFiles.copy(folder.source(), rejected);
    }
    List<Row> rows = refused.stream().flatMap(line -> rows(line).stream()).toList();
    writeReason(new Rejection(folder.name(), null, List.of(), rows, null));
  }

  void writeWhole(FileRefused why) throws IOException {
    writeReason(
        new Rejection(
            folder.name(),
            String.valueOf(why.getMessage()),
            why.unknownColumns(),
            List.of(),
            why.place()));
  }

  private void writeReason(Rejection rejection) throws IOException {
    DurableFiles.write(
        rejected.resolveSibling(folder.name() + JobFolder.REASON),
        StrictJson.writeIndented(rejection));
  }

  private String excerpt(List<PlanLine> refused) throws IOException {
    List<Long> wanted = refused.stream().flatMap(line -> line.rows().stream()).sorted().toList();
    try (InputStream table = Files.newInputStream(folder.source())) {
      char separator = CsvTable.separatorOf(table, mappings);
      return CsvExcerpt.of(folder.source(), separator, wanted);
    }
  }

  private static List<Row> rows(PlanLine line) {
    PlanLine.RefusedRow why = Objects.requireNonNull(line.refused());
    if (!why.places().isEmpty()) {
      return why.places();
    }
    List<Long> rows = line.rows().isEmpty() ? List.of(0L) : line.rows();
    return rows.stream()
        .map(row -> new Row(row, why.column(), why.value(), why.reason(), null))
        .toList();
  }
}
