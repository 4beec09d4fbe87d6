// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.backup;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.postgresql.PGConnection;

/** Puts the rows of a backup into an empty database, all of them or none. */
final class DatabaseLoad {
  private static final String SCHEMA = "classpath:org/saola/routes/database";

  private final DataSource database;

  DatabaseLoad(DataSource database) {
    this.database = database;
  }

  /**
   * @param schema that the backup was taken with
   * @param written sums of the files, as they were written
   * @throws IOException when this program makes other tables, or the database holds something, or
   *     what was read is not what was written: there are no rows then
   */
  void read(Path folder, String schema, FileSums written) throws IOException, SQLException {
    // Before anything is done to it: it may be a working hub's.
    try (Connection connection = database.getConnection()) {
      requireEmpty(connection, everyTable(connection));
    }
    Flyway.configure().dataSource(database).locations(SCHEMA).load().migrate();
    try (Connection connection = database.getConnection()) {
      requireSameTables(connection, schema);
      connection.setAutoCommit(false);
      List<String> tables = DatabaseCopy.tables(connection);
      requireEmpty(connection, tables);
      FileSums read = new FileSums();
      for (String table : referredFirst(connection, tables)) {
        readTable(connection, table, folder, read);
      }
      setSequences(connection, folder, read);
      // Of these very bytes: those that were checked before may have been replaced.
      read.require(written, folder.toString());
      connection.commit();
      connection.setAutoCommit(true);
      execute(connection, "analyze");
    }
  }

  private static void requireSameTables(Connection connection, String schema)
      throws IOException, SQLException {
    String here = DatabaseCopy.schema(connection);
    if (!here.equals(schema)) {
      throw new IOException(
          "the backup has the tables of version %s, this program those of %s: restore with the program that took it, then start the newer one"
              .formatted(schema, here));
    }
  }

  /** Of all schemas; by which migrations they were made is no content. */
  private static List<String> everyTable(Connection connection) throws SQLException {
    return DatabaseCopy.names(
        connection,
        """
        select oid::regclass::text from pg_class
         where relkind in ('r', 'p') and relname <> '%s'
           and relnamespace::regnamespace::text not in ('pg_catalog', 'information_schema', 'pg_toast')
           and relpersistence <> 't'
        """
            .formatted(DatabaseCopy.HISTORY));
  }

  private static void requireEmpty(Connection connection, List<String> tables)
      throws IOException, SQLException {
    for (String table : tables) {
      try (Statement statement = connection.createStatement();
          ResultSet row = statement.executeQuery("select 1 from %s limit 1".formatted(table))) {
        if (row.next()) {
          throw new IOException(
              "the database already has rows in %s: restore into an empty one".formatted(table));
        }
      }
    }
  }

  /** A row that refers to another comes after it. */
  private static List<String> referredFirst(Connection connection, List<String> tables)
      throws SQLException {
    List<String> open = new ArrayList<>(tables);
    List<String> ordered = new ArrayList<>();
    while (!open.isEmpty()) {
      List<String> next = new ArrayList<>();
      for (String table : open) {
        if (refersTo(connection, table).stream().noneMatch(open::contains)) {
          next.add(table);
        }
      }
      if (next.isEmpty()) {
        throw new SQLException("tables refer to each other in a circle: " + open);
      }
      ordered.addAll(next);
      open.removeAll(next);
    }
    return ordered;
  }

  private static List<String> refersTo(Connection connection, String table) throws SQLException {
    List<String> others = new ArrayList<>();
    try (PreparedStatement query =
        connection.prepareStatement(
            "select confrelid::regclass::text from pg_constraint"
                + " where contype = 'f' and conrelid = ?::regclass and confrelid <> conrelid")) {
      query.setString(1, table);
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          others.add(rows.getString(1));
        }
      }
    }
    return others;
  }

  private static void readTable(Connection connection, String table, Path folder, FileSums read)
      throws IOException, SQLException {
    try (var rows =
        new DigestInputStream(Files.newInputStream(folder.resolve(table)), FileSums.sha256())) {
      connection
          .unwrap(PGConnection.class)
          .getCopyAPI()
          .copyIn("copy %s from stdin (format binary)".formatted(table), rows);
      rows.transferTo(OutputStream.nullOutputStream());
      read.put(Path.of(table), rows.getMessageDigest());
    }
  }

  private static void setSequences(Connection connection, Path folder, FileSums read)
      throws IOException, SQLException {
    var lines = new ByteArrayOutputStream();
    try (InputStream file = Files.newInputStream(folder.resolve(DatabaseCopy.SEQUENCES))) {
      read.copy(Path.of(DatabaseCopy.SEQUENCES), file, lines);
    }
    for (String line : lines.toString(UTF_8).lines().toList()) {
      int space = line.lastIndexOf(' ');
      try (PreparedStatement set = connection.prepareStatement("select setval(?::regclass, ?)")) {
        set.setString(1, line.substring(0, space));
        set.setLong(2, Long.parseLong(line.substring(space + 1)));
        set.execute();
      }
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
