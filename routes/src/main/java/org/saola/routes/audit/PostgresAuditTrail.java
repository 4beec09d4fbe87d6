// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.audit;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saola.message.json.StrictJson;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.Digest;
import org.saola.message.manifest.MessageId;
import org.saola.message.notice.Entry;
import org.saola.message.notice.SaltedEntry;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The audit trail in PostgreSQL: one statement for all entries of a batch. */
final class PostgresAuditTrail implements AuditTrail {
  private static final int SALT_LENGTH = 32;

  private static final String INSERT_ENTRIES =
      """
      insert into audit_entry (id, entry, salt, message, message_id, notified)
      select id, entry, salt, message, message_id, string_to_array(notified, ' ')
        from unnest(?::bigint[], ?::bytea[], ?::bytea[], ?::bytea[], ?::uuid[], ?::text[])
          as new (id, entry, salt, message, message_id, notified)
      """;

  private static final String INSERT_NOTICES =
      "insert into notice_due (agency, entry) select * from unnest(?::text[], ?::bigint[])";

  private static final String NOTIFY_AGAIN =
      """
      insert into notice_due (agency, entry)
      select ?, id from audit_entry where message_id = ? and message = ? and ? = any (notified)
      on conflict do nothing
      """;

  private final JdbcTemplate database;
  private final SecureRandom random;
  private final WrittenEntries written;
  private final EntryIds ids;

  PostgresAuditTrail(JdbcTemplate database, SecureRandom random, WrittenEntries written) {
    this.database = database;
    this.random = random;
    this.written = written;
    this.ids = new EntryIds(database);
  }

  @Override
  public List<SaltedEntry> append(List<NewEntry> entries) {
    List<Row> rows = new ArrayList<>();
    for (NewEntry each : entries) {
      byte[] salt = new byte[SALT_LENGTH];
      random.nextBytes(salt);
      rows.add(new Row(ids.next(), StrictJson.write(each.entry()), salt, each));
    }
    insert(rows);
    rows.forEach(row -> written.keep(row.id(), row.entry(), row.source().entry()));
    return rows.stream().map(Row::opening).toList();
  }

  @Override
  public long appendClear(Entry entry) {
    NewEntry untold = new NewEntry(entry, Set.of());
    Row row = new Row(ids.next(), StrictJson.write(entry), null, untold);
    insert(List.of(row));
    return row.id();
  }

  @Override
  public void notifyAgain(AgencyId agency, MessageId id, Digest message) {
    try {
      database.update(
          NOTIFY_AGAIN,
          agency.value(),
          UUID.fromString(id.value()),
          message.bytes(),
          agency.value());
    } catch (DataAccessException e) {
      throw new AuditUnavailable("notices cannot be written", e);
    }
  }

  private void insert(List<Row> rows) {
    // An entry that outlives the rollback of what it tells would be a false statement.
    if (!TransactionSynchronizationManager.isActualTransactionActive()) {
      throw new IllegalStateException("entries are written in the transaction of what they tell");
    }
    if (rows.isEmpty()) {
      return;
    }
    try {
      database.execute(
          (ConnectionCallback<Integer>)
              connection -> {
                insertEntries(connection, rows);
                insertNotices(connection, rows);
                return rows.size();
              });
    } catch (DataAccessException e) {
      throw new AuditUnavailable("%d entries cannot be written".formatted(rows.size()), e);
    }
  }

  private static void insertEntries(Connection connection, List<Row> rows) throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(INSERT_ENTRIES)) {
      insert.setArray(1, connection.createArrayOf("bigint", column(rows, Row::id)));
      insert.setArray(2, connection.createArrayOf("bytea", bytes(rows, Row::entry)));
      insert.setArray(3, connection.createArrayOf("bytea", bytes(rows, Row::salt)));
      insert.setArray(4, connection.createArrayOf("bytea", bytes(rows, Row::message)));
      insert.setArray(5, connection.createArrayOf("uuid", column(rows, Row::messageId)));
      insert.setArray(6, connection.createArrayOf("text", column(rows, Row::notified)));
      insert.executeUpdate();
    }
  }

  private static void insertNotices(Connection connection, List<Row> rows) throws SQLException {
    List<String> agencies = new ArrayList<>();
    List<Long> entries = new ArrayList<>();
    for (Row row : rows) {
      for (AgencyId agency : row.source().notified()) {
        agencies.add(agency.value());
        entries.add(row.id());
      }
    }
    if (agencies.isEmpty()) {
      return;
    }
    try (PreparedStatement insert = connection.prepareStatement(INSERT_NOTICES)) {
      insert.setArray(1, connection.createArrayOf("text", agencies.toArray()));
      insert.setArray(2, connection.createArrayOf("bigint", entries.toArray()));
      insert.executeUpdate();
    }
  }

  private interface Column {
    @Nullable Object of(Row row);
  }

  private interface BytesColumn {
    byte @Nullable [] of(Row row);
  }

  private static @Nullable Object[] column(List<Row> rows, Column column) {
    @Nullable Object[] values = new @Nullable Object[rows.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = column.of(rows.get(i));
    }
    return values;
  }

  @SuppressWarnings("NullAway") // In an array for JDBC, null stands for NULL.
  private static byte[][] bytes(List<Row> rows, BytesColumn column) {
    byte[][] values = new byte[rows.size()][];
    for (int i = 0; i < values.length; i++) {
      values[i] = column.of(rows.get(i));
    }
    return values;
  }

  private record Row(long id, byte[] entry, byte @Nullable [] salt, NewEntry source) {
    SaltedEntry opening() {
      if (salt == null) {
        throw new IllegalStateException("a clear leaf has no opening");
      }
      return new SaltedEntry(salt, entry);
    }

    byte @Nullable [] message() {
      Digest digest = source.entry().message();
      return digest == null ? null : digest.bytes();
    }

    @Nullable UUID messageId() {
      MessageId id = source.entry().id();
      return id == null ? null : UUID.fromString(id.value());
    }

    String notified() {
      return String.join(" ", source.notified().stream().map(AgencyId::value).sorted().toList());
    }
  }
}
