// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.authorize;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import javax.sql.DataSource;
import org.saola.message.json.InvalidDocument;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.TypeId;
import org.saola.message.manifest.Urgency;
import org.saola.pki.directory.DirectoryDocument;
import org.saola.routes.authorize.Rehearsing.Facts;
import org.saola.routes.earlier.Asked;

/**
 * The messages and the rules of a hub's database. Rows are read as they are used, a block at a
 * time, however many there are; and a hub that runs is not disturbed.
 */
public final class AcceptedMessages {
  private static final int BLOCK = 500;
  private static final String UNDEFINED_COLUMN = "42703";

  private final DataSource database;

  public AcceptedMessages(DataSource database) {
    this.database = database;
  }

  /**
   * Tries proposed rules, beside those in force, on what was accepted since an instant.
   *
   * @param progress is told how many messages were tried
   */
  public Rehearsal rehearse(
      RuleBook proposed, DirectoryDocument directory, Instant since, LongConsumer progress)
      throws IOException, SQLException {
    try (Connection connection = database.getConnection()) {
      // PostgreSQL sends rows in blocks only within a transaction.
      connection.setAutoCommit(false);
      connection.setReadOnly(true);
      var rehearsing =
          new Rehearsing(inForce(connection).rules(), proposed.rules(), Parties.of(directory));
      long[] done = {0};
      long notKept =
          read(
              connection,
              since,
              message -> {
                rehearsing.add(message);
                progress.accept(++done[0]);
              });
      connection.rollback();
      return rehearsing.result(new Facts(since, directory.version(), notKept));
    } catch (SQLException e) {
      if (UNDEFINED_COLUMN.equals(e.getSQLState())) {
        throw new IOException(
            "this hub has not run with this version yet, and has kept nothing to rehearse", e);
      }
      throw e;
    }
  }

  /** The rules in force, as the hub has put them on record: not what lies in the folder. */
  public RuleBook rulesInForce() throws IOException, SQLException {
    try (Connection connection = database.getConnection()) {
      return inForce(connection);
    }
  }

  private static RuleBook inForce(Connection connection) throws IOException, SQLException {
    try (PreparedStatement last =
            connection.prepareStatement("select files from rule_set order by number desc limit 1");
        ResultSet row = last.executeQuery()) {
      if (!row.next()) {
        throw new IOException("this hub has no rules on record: it has never run");
      }
      return RuleBook.of(RuleFiles.of(row.getBytes("files")));
    } catch (RulesRefused e) {
      throw new IOException("this version does not take the rules in force", e);
    }
  }

  /**
   * @return how many messages have nothing to ask
   */
  private static long read(Connection connection, Instant since, Consumer<AcceptedMessage> consumer)
      throws IOException, SQLException {
    long notKept = 0;
    try (PreparedStatement query =
        connection.prepareStatement(
            "select id, sender, type, lane, asked from message"
                + " where accepted_at >= ? and type <> 'receipt/1' order by number")) {
      query.setFetchSize(BLOCK);
      query.setTimestamp(1, Timestamp.from(since));
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          byte[] asked = row.getBytes("asked");
          if (asked == null) {
            notKept++;
          } else {
            consumer.accept(message(row, asked));
          }
        }
      }
    }
    return notKept;
  }

  private static AcceptedMessage message(ResultSet row, byte[] asked)
      throws IOException, SQLException {
    String id = row.getString("id");
    try {
      return AcceptedMessage.of(
          id,
          new AgencyId(row.getString("sender")),
          new TypeId(row.getString("type")),
          Urgency.valueOf(row.getString("lane")),
          Asked.read(asked));
    } catch (InvalidDocument e) {
      throw new IOException("what was asked about message %s cannot be read".formatted(id), e);
    }
  }
}
