// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.operator;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.Digest;
import org.saola.message.manifest.MessageId;
import org.saola.routes.operator.KeptMessage.State;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of kept messages. */
@Component
class KeptMessages {
  private static final int LISTED = 1000;
  private static final String COLUMNS =
      "number, state, queue, agency, coalesce(message, bytes) as message, id, code, detail, at";

  private final JdbcClient database;

  KeptMessages(JdbcClient database) {
    this.database = database;
  }

  /** The newest first. */
  List<KeptMessage> list(State state) {
    return database
        .sql(
            "select "
                + COLUMNS
                + " from kept where state = ? and held order by number desc limit ?")
        .param(state.word())
        .param(LISTED)
        .query((row, index) -> message(row))
        .list();
  }

  Optional<KeptMessage> find(long number) {
    return database
        .sql("select " + COLUMNS + " from kept where number = ?")
        .param(number)
        .query((row, index) -> message(row))
        .optional();
  }

  void requeued(long number) {
    database
        .sql("update kept set state = 'requeued', held = false where number = ?")
        .param(number)
        .update();
  }

  /**
   * @param known whether this very dead letter had been written down before
   */
  record Written(long number, boolean known) {}

  /**
   * Once, however often the broker hands it over; anew if the operator had sent it on meanwhile.
   */
  Written writeDeadLetter(DeadLetter letter, Instant at) {
    Optional<Written> known =
        database
            .sql(
                """
                update kept set at = ?::timestamptz
                where queue = ? and bytes = ? and code = ? and state = 'dead-letter'
                returning number
                """)
            .param(at.toString())
            .param(letter.queue())
            .param(letter.bytes().bytes())
            .param(DeadLetter.CODE)
            .query((row, index) -> new Written(row.getLong("number"), true))
            .optional();
    return known.orElseGet(() -> new Written(insert(letter, at), false));
  }

  private long insert(DeadLetter letter, Instant at) {
    @Nullable MessageId id = letter.id();
    return database
        .sql(
            """
            insert into kept (state, queue, agency, bytes, message, id, code, detail, at)
            values ('dead-letter', ?, ?, ?, ?, ?::uuid, ?, ?, ?::timestamptz)
            on conflict (queue, bytes, code) do update
              set state = 'dead-letter', held = false, detail = excluded.detail, at = excluded.at
            returning number
            """)
        .param(letter.queue())
        .param(letter.agency().value())
        .param(letter.bytes().bytes())
        .param(letter.message().bytes())
        .param(id == null ? null : id.value())
        .param(DeadLetter.CODE)
        .param(letter.detail())
        .param(at.toString())
        .query((row, index) -> row.getLong("number"))
        .single();
  }

  /** Who sent the message with this manifest, if it was accepted. */
  Optional<Sent> sent(Digest message) {
    return database
        .sql("select sender, id from message where digest = ?")
        .param(message.bytes())
        .query(
            (row, index) ->
                new Sent(new AgencyId(row.getString("sender")), new MessageId(row.getString("id"))))
        .optional();
  }

  record Sent(AgencyId from, MessageId id) {}

  private static KeptMessage message(ResultSet row) throws SQLException {
    @Nullable String id = row.getString("id");
    return new KeptMessage(
        row.getLong("number"),
        State.of(row.getString("state")),
        row.getString("queue"),
        new AgencyId(row.getString("agency")),
        Digest.ofHash(row.getBytes("message")),
        id == null ? null : new MessageId(id),
        row.getString("code"),
        row.getString("detail"),
        row.getObject("at", OffsetDateTime.class).toInstant());
  }
}
