// SPDX-License-Identifier: EUPL-1.2
package org.saola.ops.bench;

import java.util.List;
import java.util.Locale;

/**
 * What a hub holds after that many messages, when all of them are delivered and proven.
 *
 * @param heapBytes objects that a full collection leaves
 * @param openFiles of the hub's process
 * @param queued messages in all queues
 * @param journalBytes of the broker's folder
 * @param databaseBytes of the database, its write-ahead log left out
 * @param rows of messages and deliveries: kept on purpose
 * @param passing rows that tell of work under way: notices, staged files, unnumbered entries
 * @param entries of the log
 */
record GrowthSample(
    long messages,
    double seconds,
    long heapBytes,
    long openFiles,
    long queued,
    long journalBytes,
    long databaseBytes,
    long rows,
    long passing,
    long entries) {

  static final String HEADER =
      "messages,seconds,heap_bytes,open_files,queued,journal_bytes,database_bytes,rows,passing_rows,log_entries";

  String csv() {
    return "%d,%s,%s"
        .formatted(
            messages,
            String.format(Locale.ROOT, "%.1f", seconds),
            String.join(
                ",",
                List.of(
                        heapBytes,
                        openFiles,
                        queued,
                        journalBytes,
                        databaseBytes,
                        rows,
                        passing,
                        entries)
                    .stream()
                    .map(String::valueOf)
                    .toList()));
  }
}
