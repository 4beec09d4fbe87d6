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
        event text, at timestamptz, message bytea, id uuid, sender text, type text,
        recipient text, part text, to_sender boolean, integrated boolean, due boolean
      ) on commit drop
      """;

  private static final String SELECT =
      """
      select id, entry, leaf_index, notified,
             exists (select from notice_due n where n.entry = audit_entry.id) as due
        from audit_entry order by id
      """;

  private static final String INSERT =
      """
      insert into told
      select event, at::timestamptz, decode(message, 'hex'), id::uuid, sender, type, recipient, part,
             to_sender, integrated, due
        from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                    ?::text[], ?::boolean[], ?::boolean[], ?::boolean[])
          as new (event, at, message, id, sender, type, recipient, part, to_sender, integrated, due)
      """;

  private final Connection connection;
  private final List<Told> block = new ArrayList<>();
  private final List<String> findings = new ArrayList<>();

  ToldEntries(Connection connection) {
    this.connection = connection;
  }

  /**
   * @param toSender whether the agency that the entry is about is one that is told of it
   */
  private record Told(Entry entry, boolean toSender, boolean integrated, boolean due) {
    @Nullable String id() {
      return entry.id() == null ? null : entry.id().value();
    }

    @Nullable String sender() {
      return entry.from() == null ? null : entry.from().value();
    }

    @Nullable String type() {
      return entry.type() == null ? null : entry.type().value();
    }

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
      boolean toSender = entry.from() != null && notified(row).contains(entry.from().value());
      block.add(new Told(entry, toSender, integrated, row.getBoolean("due")));
    } catch (InvalidDocument e) {
      findings.add("the entry in row %d is none".formatted(row.getLong("id")));
    }
    if (block.size() == BLOCK) {
      insert();
    }
  }

  private static List<String> notified(ResultSet row) throws SQLException {
    return List.of((String[]) row.getArray("notified").getArray());
  }

  private void insert() throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      setTexts(insert, 1, block.stream().map(each -> each.entry().event().name()).toArray());
      setTexts(insert, 2, block.stream().map(each -> each.entry().at().toString()).toArray());
      setTexts(insert, 3, block.stream().map(Told::message).toArray());
      setTexts(insert, 4, block.stream().map(Told::id).toArray());
      setTexts(insert, 5, block.stream().map(Told::sender).toArray());
      setTexts(insert, 6, block.stream().map(Told::type).toArray());
      setTexts(insert, 7, block.stream().map(Told::recipient).toArray());
      setTexts(insert, 8, block.stream().map(each -> each.entry().part()).toArray());
      setFlags(insert, 9, block.stream().map(Told::toSender).toArray());
      setFlags(insert, 10, block.stream().map(Told::integrated).toArray());
      setFlags(insert, 11, block.stream().map(Told::due).toArray());
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
