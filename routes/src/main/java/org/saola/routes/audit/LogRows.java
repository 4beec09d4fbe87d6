// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.audit;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.saola.pki.transparency.Leaf;
import org.springframework.jdbc.core.JdbcTemplate;

/** The sequencer's rows in PostgreSQL; every method within the sequencer's transaction. */
final class LogRows {
  /** Names the lock among all that use the database: "saolalog" in ASCII. */
  private static final long LOCK = 0x73616f6c616c6f67L;

  private final JdbcTemplate database;

  LogRows(JdbcTemplate database) {
    this.database = database;
  }

  /** An entry that has no index yet. */
  record Waiting(long id, byte[] leaf) {
    static Waiting of(ResultSet row) throws SQLException {
      byte @Nullable [] salt = row.getBytes("salt");
      byte[] entry = row.getBytes("entry");
      return new Waiting(row.getLong("id"), salt == null ? entry : Leaf.salted(salt, entry));
    }
  }

  /** One sequencer at a time, among all nodes; held until the transaction ends. */
  boolean lock() {
    return Boolean.TRUE.equals(
        database.queryForObject("select pg_try_advisory_xact_lock(?)", Boolean.class, LOCK));
  }

  SignedTree signed() {
    List<SignedTree> rows =
        database.query(
            "select size, root, checkpoint from log_state",
            (row, number) ->
                new SignedTree(
                    row.getLong("size"), row.getBytes("root"), row.getString("checkpoint")));
    return rows.isEmpty() ? SignedTree.empty() : rows.getFirst();
  }

  List<Waiting> waiting(int limit) {
    return database.query(
        "select id, entry, salt from audit_entry where leaf_index is null order by id limit ?",
        (row, number) -> Waiting.of(row),
        limit);
  }

  /** The highest index given, or -1. */
  long lastIndex() {
    Long last =
        database.queryForObject(
            "select coalesce(max(leaf_index), -1) from audit_entry", Long.class);
    return last == null ? -1 : last;
  }

  void number(List<Waiting> entries, long first) {
    Integer numbered =
        database.execute(
            (java.sql.Connection connection) -> {
              try (PreparedStatement update =
                  connection.prepareStatement(
                      """
                      update audit_entry set leaf_index = ? + position - 1
                        from unnest(?::bigint[]) with ordinality as numbered (entry_id, position)
                       where id = entry_id and leaf_index is null
                      """)) {
                update.setLong(1, first);
                update.setArray(
                    2,
                    connection.createArrayOf(
                        "bigint", entries.stream().map(Waiting::id).toArray()));
                return update.executeUpdate();
              }
            });
    if (numbered == null || numbered != entries.size()) {
      throw new IllegalStateException(
          "%d entries waited, %s were numbered".formatted(entries.size(), numbered));
    }
  }

  void stage(Map<String, byte[]> files) {
    database.batchUpdate(
        "insert into log_staged (path, content) values (?, ?)",
        files.entrySet(),
        files.size(),
        (insert, file) -> {
          insert.setString(1, file.getKey());
          insert.setBytes(2, file.getValue());
        });
  }

  Map<String, byte[]> staged() {
    Map<String, byte[]> files = new LinkedHashMap<>();
    database.query(
        "select path, content from log_staged order by path",
        row -> {
          files.put(row.getString("path"), row.getBytes("content"));
        });
    return files;
  }

  void unstage() {
    database.update("delete from log_staged");
  }

  /** Compare and swap: only the tree that {@code next} was grown from may be replaced by it. */
  void replace(SignedTree before, SignedTree next) {
    int changed =
        before.size() == 0
            ? database.update(
                "insert into log_state (size, root, checkpoint) values (?, ?, ?)"
                    + " on conflict do nothing",
                next.size(),
                next.root(),
                next.checkpoint())
            : database.update(
                "update log_state set size = ?, root = ?, checkpoint = ? where size = ? and root = ?",
                next.size(),
                next.root(),
                next.checkpoint(),
                before.size(),
                before.root());
    if (changed != 1) {
      throw new LogBroken("another sequencer has signed beyond leaf %d".formatted(before.size()));
    }
  }
}
