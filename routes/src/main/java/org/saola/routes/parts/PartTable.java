// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.parts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.Digest;
import org.saola.message.manifest.MessageId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was declared of each upload, and which message claims it. */
@Component
class PartTable {
  /** Billed for each upload, however small: each takes a row, a file and a look each second. */
  private static final long LEAST = 64 << 10;

  private final JdbcClient database;

  PartTable(JdbcClient database) {
    this.database = database;
  }

  /** Bytes that are declared and not yet deleted. */
  record Declared(long byAgency, long byAll) {}

  static long billed(long bytes) {
    return Math.max(bytes, LEAST);
  }

  Optional<Upload> find(PartKey key) {
    return database
        .sql(
            """
            select uploader, message, part, bytes, sealed, content,
                   accepted is not null as accepted, xmin::text as version
            from part where uploader = ? and message = ?::uuid and part = ?
            """)
        .params(key.uploader().value(), key.message().value(), key.part())
        .query((row, index) -> upload(row))
        .optional();
  }

  private static Upload upload(ResultSet row) throws SQLException {
    long content = row.getLong("content");
    boolean whole = !row.wasNull();
    return new Upload(
        key(row),
        row.getLong("bytes"),
        Digest.ofHash(row.getBytes("sealed")),
        whole ? OptionalLong.of(content) : OptionalLong.empty(),
        row.getBoolean("accepted"),
        row.getString("version"));
  }

  private static PartKey key(ResultSet row) throws SQLException {
    return new PartKey(
        new AgencyId(row.getString("uploader")),
        new MessageId(row.getString("message")),
        row.getString("part"));
  }

  /** In the caller's transaction: until its end nobody else declares anything. */
  Declared declared(AgencyId uploader) {
    database.sql("select pg_advisory_xact_lock(hashtext('saola.part'))").query(row -> {});
    return database
        .sql(
            """
            select coalesce(sum(greatest(bytes, ?)), 0) as all_bytes,
                   coalesce(sum(greatest(bytes, ?)) filter (where uploader = ?), 0) as own_bytes
            from part
            """)
        .params(LEAST, LEAST, uploader.value())
        .query((row, index) -> new Declared(row.getLong("own_bytes"), row.getLong("all_bytes")))
        .single();
  }

  void insert(PartKey key, long bytes, Digest sealed, Instant at) {
    database
        .sql(
            """
            insert into part (uploader, message, part, bytes, sealed, touched_at)
            values (?, ?::uuid, ?, ?, ?, ?::timestamptz)
            """)
        .params(
            key.uploader().value(),
            key.message().value(),
            key.part(),
            bytes,
            sealed.bytes(),
            at.toString())
        .update();
  }

  void touch(PartKey key, Instant at) {
    database
        .sql(
            """
            update part set touched_at = ?::timestamptz
            where uploader = ? and message = ?::uuid and part = ?
            """)
        .params(at.toString(), key.uploader().value(), key.message().value(), key.part())
        .update();
  }

  void complete(PartKey key, long content) {
    database
        .sql(
            """
            update part set content = ? where uploader = ? and message = ?::uuid and part = ?
            """)
        .params(content, key.uploader().value(), key.message().value(), key.part())
        .update();
  }

  /**
   * Whether the row was there, whole, with the digest and the size that were signed, and is now
   * claimed.
   */
  boolean claim(PartKey key, long message, Digest sealed, long content) {
    return database
            .sql(
                """
                update part set accepted = ?
                where uploader = ? and message = ?::uuid and part = ?
                  and sealed = ? and content = ?
                """)
            .params(
                message,
                key.uploader().value(),
                key.message().value(),
                key.part(),
                sealed.bytes(),
                content)
            .update()
        == 1;
  }

  /** Whether the row was there and no message claims it. */
  boolean delete(PartKey key) {
    return database
            .sql(
                """
                delete from part
                where uploader = ? and message = ?::uuid and part = ? and accepted is null
                """)
            .params(key.uploader().value(), key.message().value(), key.part())
            .update()
        == 1;
  }

  boolean isAccepted(AgencyId sender, MessageId message) {
    return database
        .sql("select exists (select 1 from message where sender = ? and id = ?::uuid)")
        .params(sender.value(), message.value())
        .query(Boolean.class)
        .single();
  }

  /**
   * Deletes the rows that nobody waits for: whoever may have the part has it, or never will, also
   * because the message was taken back.
   */
  List<PartKey> deleteSettled(Instant now, Instant untouchedSince) {
    return database
        .sql(
            """
            delete from part p
            where case when p.accepted is null
              then p.touched_at <= ?::timestamptz
              else not exists (
                select 1 from delivery d
                where d.message = p.accepted and p.part = any(d.released)
                  and d.state in ('due', 'consigned') and d.expires > ?::timestamptz)
                or %s
              end
            returning uploader, message, part
            """
                .formatted(TakenBack.condition("p.accepted")))
        .params(untouchedSince.toString(), now.toString())
        .query((row, index) -> key(row))
        .list();
  }
}
