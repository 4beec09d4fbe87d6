// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.saola.message.json.InvalidDocument;
import org.saola.message.json.StrictJson;
import org.saola.message.notice.Entry;

/**
 * What the entries' bytes say, as a table {@code told} that lives as long as the transaction: so
 * that a log of any length is compared by the database and not in memory.
 */
final class ToldEntries {
  private static final int BLOCK = 2000;

  private static final String CREATE =
      """
      create temporary table told (
        event text, message bytea, recipient text, part text, integrated boolean, due boolean
      ) on commit drop
      """;

  private static final String SELECT =
      """
      select id, entry, leaf_index,
             exists (select from notice_due n where n.entry = audit_entry.id) as due
        from audit_entry order by id
      """;

  private static final String INSERT =
      """
      insert into told select event, decode(message, 'hex'), recipient, part, integrated, due
        from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::boolean[], ?::boolean[])
          as new (event, message, recipient, part, integrated, due)
      """;

  private final Connection connection;
  private final List<Told> block = new ArrayList<>();
  private final List<String> findings = new ArrayList<>();

  ToldEntries(Connection connection) {
    this.connection = connection;
  }

  private record Told(Entry entry, boolean integrated, boolean due) {
    @Nullable String message() {
      return entry.message() == null ? null : entry.message().value();
    }

    @Nullable String recipient() {
      return entry.to() == null ? null : entry.to().value();
    }
  }

  /**
   * @return entries whose bytes are none
   */
  List<String> load() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(CREATE);
      statement.setFetchSize(BLOCK);
      try (ResultSet rows = statement.executeQuery(SELECT)) {
        while (rows.next()) {
          read(rows);
        }
      }
      insert();
      statement.execute("create index on told (message, event)");
      statement.execute("analyze told");
    }
    return findings;
  }

  private void read(ResultSet row) throws SQLException {
    row.getLong("leaf_index");
    boolean integrated = !row.wasNull();
    try {
      Entry entry = StrictJson.read(row.getBytes("entry"), Entry.class);
      block.add(new Told(entry, integrated, row.getBoolean("due")));
    } catch (InvalidDocument e) {
      findings.add("the entry in row %d is none".formatted(row.getLong("id")));
    }
    if (block.size() == BLOCK) {
      insert();
    }
  }

  private void insert() throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      setTexts(insert, 1, block.stream().map(each -> each.entry().event().name()).toArray());
      setTexts(insert, 2, block.stream().map(Told::message).toArray());
      setTexts(insert, 3, block.stream().map(Told::recipient).toArray());
      setTexts(insert, 4, block.stream().map(each -> each.entry().part()).toArray());
      setFlags(insert, 5, block.stream().map(Told::integrated).toArray());
      setFlags(insert, 6, block.stream().map(Told::due).toArray());
      insert.executeUpdate();
    }
    block.clear();
  }

  private void setTexts(PreparedStatement insert, int column, @Nullable Object[] values)
      throws SQLException {
    insert.setArray(column, connection.createArrayOf("text", values));
  }

  private void setFlags(PreparedStatement insert, int column, Object[] values) throws SQLException {
    insert.setArray(column, connection.createArrayOf("boolean", values));
  }
}
