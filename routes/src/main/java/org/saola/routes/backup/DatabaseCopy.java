// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.backup;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.postgresql.PGConnection;

/**
 * All rows of the hub's database as they were at one instant: the snapshot is taken at once, and
 * may be read long after. PostgreSQL's own copy format; any version that the hub takes reads it.
 */
final class DatabaseCopy implements AutoCloseable {
  static final String SEQUENCES = "sequences";
  static final String HISTORY = "flyway_schema_history";

  private final Connection connection;
  private final List<String> tables;
  private final SignedLog log;
  private final String schema;

  /** The log as the database has signed it last. */
  record SignedLog(long size, byte[] root) {}

  private DatabaseCopy(Connection connection, List<String> tables, SignedLog log, String schema) {
    this.connection = connection;
    this.tables = tables;
    this.log = log;
    this.schema = schema;
  }

  /** Nobody can change a table's shape until this is closed; rows can be changed by all. */
  static DatabaseCopy at(DataSource database) throws SQLException {
    Connection connection = database.getConnection();
    try {
      List<String> tables = tables(connection);
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      connection.setReadOnly(true);
      connection.setAutoCommit(false);
      try (Statement statement = connection.createStatement()) {
        statement.execute("set local lock_timeout = '5s'");
        // Before the first row is read: the snapshot is then of tables that stay as they are.
        statement.execute(
            "lock table %s in access share mode".formatted(String.join(", ", tables)));
      }
      return new DatabaseCopy(connection, tables, signed(connection), schema(connection));
    } catch (SQLException | RuntimeException e) {
      connection.close();
      throw e;
    }
  }

  static List<String> tables(Connection connection) throws SQLException {
    return names(
        connection,
        """
        select quote_ident(relname) from pg_class
         where relnamespace = current_schema()::regnamespace and relkind = 'r'
           and relname <> '%s'
         order by relname
        """
            .formatted(HISTORY));
  }

  /** By which migration the tables were made last. */
  static String schema(Connection connection) throws SQLException {
    return names(
            connection,
            "select version from %s where success order by installed_rank desc limit 1"
                .formatted(HISTORY))
        .getFirst();
  }

  static List<String> names(Connection connection, String query) throws SQLException {
    List<String> names = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        names.add(rows.getString(1));
      }
    }
    return names;
  }

  private static SignedLog signed(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select size, root from log_state")) {
      return row.next()
          ? new SignedLog(row.getLong("size"), row.getBytes("root"))
          : new SignedLog(0, new byte[0]);
    }
  }

  SignedLog log() {
    return log;
  }

  String schema() {
    return schema;
  }

  /**
   * @return sums of the files, as they were written
   */
  FileSums write(Path folder) throws IOException, SQLException {
    var copy = connection.unwrap(PGConnection.class).getCopyAPI();
    FileSums sums = new FileSums();
    for (String table : tables) {
      try (var rows =
          new DigestOutputStream(Files.newOutputStream(folder.resolve(table)), FileSums.sha256())) {
        copy.copyOut("copy (select * from %s) to stdout (format binary)".formatted(table), rows);
        sums.put(Path.of(table), rows.getMessageDigest());
      }
    }
    // They are beyond any snapshot: one that is ahead of its rows does no harm.
    List<String> sequences =
        names(
            connection,
            """
            select quote_ident(sequencename) || ' ' || last_value from pg_sequences
             where schemaname = current_schema() and last_value is not null
            """);
    var lines = new ByteArrayInputStream(String.join("\n", sequences).getBytes(UTF_8));
    try (OutputStream file = Files.newOutputStream(folder.resolve(SEQUENCES))) {
      sums.copy(Path.of(SEQUENCES), lines, file);
    }
    return sums;
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
