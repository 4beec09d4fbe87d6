// SPDX-License-Identifier: EUPL-1.2
package org.saola.ops.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** What one connection makes PostgreSQL do: its process's CPU and the pages it touches. */
final class BackendWork {
  private static final double NANOS_PER_MILLI = 1e6;

  private static final String PAGES =
      """
      select sum(coalesce(heap_blks_hit, 0) + coalesce(heap_blks_read, 0)
               + coalesce(idx_blks_hit, 0) + coalesce(idx_blks_read, 0))
        from pg_statio_user_tables
      """;

  private final JdbcTemplate database;

  /** First field: nanoseconds on a core, where the kernel counts them. */
  private final Path schedule;

  /**
   * @param database over one connection
   */
  BackendWork(JdbcTemplate database) {
    this.database = database;
    Integer process = database.queryForObject("select pg_backend_pid()", Integer.class);
    this.schedule = Path.of("/proc", String.valueOf(process), "schedstat");
  }

  @Nullable Double cpuMillis() {
    try {
      return Long.parseLong(Files.readString(schedule).split(" ")[0]) / NANOS_PER_MILLI;
    } catch (IOException e) {
      // No Linux.
      return null;
    }
  }

  long pages() {
    database.execute("select pg_stat_force_next_flush()");
    return Objects.requireNonNull(database.queryForObject(PAGES, Long.class));
  }
}
