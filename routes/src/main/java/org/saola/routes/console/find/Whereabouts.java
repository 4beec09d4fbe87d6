// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.console.find;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.saola.message.manifest.MessageId;
import org.springframework.jdbc.core.JdbcTemplate;

/** Where a search must look at all. */
final class Whereabouts {
  /** For each mark where its newest entries begin. */
  private static final String NEWEST =
      """
      select max(leaf_index)
        from unnest(?::integer[]) as mark (tag)
       cross join lateral (
         select leaf_index from entry_mark as entry
          where entry.tag = mark.tag and leaf_index >= ? and leaf_index < ?
          order by leaf_index desc offset ? limit 1) as border
      """;

  private static final String OF_MESSAGE =
      "select entry.leaf_index%s from audit_entry as entry where entry.message_id = ?::uuid";

  private static final String OF_THREAD =
      """
      select entry.leaf_index%s
        from entry_message as sent
        join audit_entry as entry
          on entry.message_id = sent.message_id and entry.message = sent.message
       where sent.thread = ?::uuid
      """;

  private final JdbcTemplate database;

  Whereabouts(JdbcTemplate database) {
    this.database = database;
  }

  /** The leaves that can be of the time that is asked for. */
  LeafRange within(Question question, long before) {
    long end = Math.min(before, indexed());
    long from = 0;
    Instant since = question.since();
    if (since != null) {
      Optional<Integer> first =
          block("select block from entry_time where last_at >= ? order by block limit 1", since);
      from = first.map(Blocks::first).orElse(end);
    }
    Instant until = question.until();
    if (until != null) {
      Optional<Integer> last =
          block(
              "select block from entry_time where first_at < ? order by block desc limit 1", until);
      end = Math.min(end, last.map(Blocks::end).orElse(0L));
    }
    return new LeafRange(from, end);
  }

  private Optional<Integer> block(String sql, Instant time) {
    return database.query(sql, (row, number) -> row.getInt("block"), Timestamp.from(time)).stream()
        .findFirst();
  }

  /** How many leaves of the log the index has taken in. */
  long indexed() {
    Long next =
        database.queryForObject("select coalesce(max(next), 0) from entry_cursor", Long.class);
    return Objects.requireNonNull(next);
  }

  /**
   * Where the newest of a range begin: so many leaves, or so many that have a mark that is asked
   * for.
   */
  long newest(Conditions conditions, LeafRange leaves, int count) {
    if (conditions.marks().isEmpty()) {
      return Math.max(leaves.from(), leaves.end() - count);
    }
    @Nullable Long border =
        database.queryForObject(
            NEWEST,
            Long.class,
            conditions.marks().getFirst(),
            leaves.from(),
            leaves.end(),
            count - 1);
    return border == null ? leaves.from() : border;
  }

  /** The newest leaves of a message's or a thread's entries. */
  List<Long> ofMessages(Question question, LeafRange leaves, int limit) {
    Clause found = ofMessages("", question, leaves, limit);
    return database.queryForList(found.sql(), Long.class, found.parameters().toArray());
  }

  /** These with the log's own rows. */
  static Clause rowsOfMessages(Question question, LeafRange leaves, int limit) {
    return ofMessages(", entry.entry, entry.salt", question, leaves, limit);
  }

  private static Clause ofMessages(String content, Question question, LeafRange leaves, int limit) {
    MessageId message = question.message();
    MessageId thread = question.thread();
    Clause found =
        thread == null
            ? Clause.of(OF_MESSAGE.formatted(content), Objects.requireNonNull(message).value())
            : Clause.of(OF_THREAD.formatted(content), thread.value());
    if (thread != null && message != null) {
      found = found.and("and sent.message_id = ?::uuid", message.value());
    }
    return found
        .and("and entry.leaf_index >= ? and entry.leaf_index < ?", leaves.from(), leaves.end())
        .and("order by entry.leaf_index desc limit ?", limit);
  }
}
