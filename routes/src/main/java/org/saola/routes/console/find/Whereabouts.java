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
      """
      select leaf_index from audit_entry
       where message_id = ?::uuid and leaf_index >= ? and leaf_index < ?
       order by leaf_index desc limit ?
      """;

  private static final String OF_THREAD =
      """
      select entry.leaf_index
        from entry_message as sent
        join audit_entry as entry
          on entry.message_id = sent.message_id and entry.message = sent.message
       where sent.thread = ?::uuid and sent.message_id = coalesce(?::uuid, sent.message_id)
         and entry.leaf_index >= ? and entry.leaf_index < ?
       order by entry.leaf_index desc limit ?
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
    String message = text(question.message());
    String thread = text(question.thread());
    return thread == null
        ? database.queryForList(OF_MESSAGE, Long.class, message, leaves.from(), leaves.end(), limit)
        : database.queryForList(
            OF_THREAD, Long.class, thread, message, leaves.from(), leaves.end(), limit);
  }

  private static @Nullable String text(@Nullable MessageId id) {
    return id == null ? null : id.value();
  }
}
