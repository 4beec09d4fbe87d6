// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.console.find;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.saola.message.json.InvalidDocument;
import org.saola.message.json.StrictJson;
import org.saola.message.notice.Entry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/** The log's own rows of some leaves, by their bytes. */
final class LoggedRows {
  private static final Logger LOG = LoggerFactory.getLogger(LoggedRows.class);

  private static final String OF_LEAVES =
      "select leaf_index, entry, salt from audit_entry where leaf_index = any(?)";

  private final List<Long> leaves;
  private final Map<Long, EntryRow> rows = new HashMap<>();
  private final Set<Long> unreadable = new HashSet<>();

  private LoggedRows(List<Long> leaves) {
    this.leaves = leaves;
  }

  static LoggedRows of(List<Long> leaves, JdbcTemplate database) {
    var read = new LoggedRows(List.copyOf(leaves));
    database.query(OF_LEAVES, read::take, (Object) leaves.toArray(Long[]::new));
    return read;
  }

  /** Of whole messages: found and read in one, by their own index. */
  static LoggedRows ofMessages(Clause found, JdbcTemplate database) {
    List<Long> leaves = new ArrayList<>();
    var read = new LoggedRows(leaves);
    database.query(
        found.sql(),
        row -> {
          leaves.add(row.getLong("leaf_index"));
          read.take(row);
        },
        found.parameters().toArray());
    return read;
  }

  private void take(ResultSet row) throws SQLException {
    long index = row.getLong("leaf_index");
    byte[] bytes = row.getBytes("entry");
    try {
      Entry entry = StrictJson.read(bytes, Entry.class);
      rows.put(index, new EntryRow(index, entry, bytes, row.getBytes("salt")));
    } catch (InvalidDocument e) {
      LOG.error("the entry of leaf {} cannot be read", index, e);
      unreadable.add(index);
    }
  }

  /** All that were asked for, in their order, whether anything is kept of them or not. */
  List<Long> leaves() {
    return List.copyOf(leaves);
  }

  /** What is kept of some of them, in this order. */
  List<EntryRow> entries(List<Long> some) {
    return some.stream().map(rows::get).filter(Objects::nonNull).toList();
  }

  /** Those of some that cannot be opened and were not erased. */
  List<DamagedLeaf> damaged(List<Long> some, ErasedLeaves erased) {
    return some.stream()
        .filter(index -> !rows.containsKey(index))
        .filter(index -> unreadable.contains(index) || !erased.covers(index))
        .map(index -> new DamagedLeaf(index, unreadable.contains(index)))
        .toList();
  }
}
