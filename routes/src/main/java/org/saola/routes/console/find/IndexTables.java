// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.console.find;

import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/** The index's tables as a whole. */
final class IndexTables {
  private IndexTables() {}

  /** Numbers of tags stay: other nodes remember them. */
  static void empty(JdbcTemplate database) {
    List<String> parts =
        database.queryForList(
            "select inhrelid::regclass::text from pg_inherits where inhparent = 'entry_index'::regclass",
            String.class);
    parts.forEach(part -> database.execute("drop table " + part));
    database.execute("truncate entry_meeting, entry_time, entry_message, entry_day");
  }
}
