// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.console.find;

import org.springframework.jdbc.core.JdbcTemplate;

/** The index's tables as a whole. */
final class IndexTables {
  private IndexTables() {}

  /** Numbers of tags and kinds stay: other nodes remember them. */
  static void empty(JdbcTemplate database) {
    database.execute(
        "truncate entry_index, entry_mark, entry_time, entry_message, entry_day, entry_read");
  }
}
