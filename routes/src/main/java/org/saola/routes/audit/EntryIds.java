// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.audit;

import java.util.Objects;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/** Row ids in blocks, so that a batch asks the database for one seldom. Gaps mean nothing. */
final class EntryIds {
  /** The sequence's increment. */
  private static final int BLOCK = 256;

  private final JdbcTemplate database;
  private long next;
  private long end;

  EntryIds(JdbcTemplate database) {
    this.database = database;
  }

  synchronized long next() {
    if (next == end) {
      next = nextBlock();
      end = next + BLOCK;
    }
    return next++;
  }

  private long nextBlock() {
    try {
      return Objects.requireNonNull(
          database.queryForObject("select nextval('audit_entry_id')", Long.class));
    } catch (DataAccessException e) {
      throw new AuditUnavailable("entries cannot be numbered", e);
    }
  }
}
