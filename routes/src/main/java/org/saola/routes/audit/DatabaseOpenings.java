// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.audit;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.saola.pki.transparency.LogAudit;
import org.saola.pki.transparency.LogAudit.Opening;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The openings of leaves that a hub's database holds, read in blocks: asked in ascending order it
 * keeps one block in memory, however long the log.
 */
final class DatabaseOpenings implements LogAudit.Openings {
  private static final int BLOCK = 2048;

  private final JdbcTemplate database;
  private final Deque<Row> block = new ArrayDeque<>();

  /** Below this index the block has everything that there is. */
  private long end;

  DatabaseOpenings(JdbcTemplate database) {
    this.database = database;
  }

  private record Row(long index, byte[] entry, byte @Nullable [] salt) {
    Opening opening() {
      return Opening.of(salt, entry);
    }
  }

  @Override
  public Optional<Opening> find(long index) throws IOException {
    if (index >= end || (!block.isEmpty() && index < block.getFirst().index())) {
      read(index);
    }
    while (!block.isEmpty() && block.getFirst().index() < index) {
      block.removeFirst();
    }
    Row first = block.peekFirst();
    return first == null || first.index() != index
        ? Optional.empty()
        : Optional.of(first.opening());
  }

  private void read(long from) throws IOException {
    block.clear();
    try {
      block.addAll(
          database.query(
              "select leaf_index, entry, salt from audit_entry"
                  + " where leaf_index >= ? and leaf_index < ? order by leaf_index",
              (row, number) ->
                  new Row(row.getLong("leaf_index"), row.getBytes("entry"), row.getBytes("salt")),
              from,
              from + BLOCK));
    } catch (DataAccessException e) {
      throw new IOException("the database does not give its entries", e);
    }
    end = from + BLOCK;
  }
}
