// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.console.find;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.saola.message.manifest.MessageId;
import org.saola.routes.console.find.Search.Leaves;
import org.springframework.jdbc.core.JdbcTemplate;

/** Where a search must look at all. */
final class Whereabouts {
  private static final String MEETINGS =
      """
      select part from entry_meeting as known
        join unnest(?::integer[], ?::integer[], ?::integer[]) as asked (tag, other, pair)
          on known.tag = asked.tag and known.other = asked.other
       where part >= ? and part <= ?
       group by part having count(distinct pair) = ?
       order by part desc
      """;

  private static final String EXISTING =
      """
      select part from generate_series(?, ?, -1) as part
       where to_regclass('entry_index_' || part) is not null
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
  Leaves within(Question question, long before) {
    long end = Math.min(before, indexed());
    long from = 0;
    Instant since = question.since();
    if (since != null) {
      Optional<Integer> first =
          block("select block from entry_time where last_at >= ? order by block limit 1", since);
      from = first.map(Parts::firstOfBlock).orElse(end);
    }
    Instant until = question.until();
    if (until != null) {
      Optional<Integer> last =
          block(
              "select block from entry_time where first_at < ? order by block desc limit 1", until);
      end = Math.min(end, last.map(Parts::endOfBlock).orElse(0L));
    }
    return new Leaves(from, end);
  }

  private Optional<Integer> block(String sql, Instant time) {
    return database.query(sql, (row, number) -> row.getInt("block"), Timestamp.from(time)).stream()
        .findFirst();
  }

  private long indexed() {
    Long next =
        database.queryForObject("select coalesce(max(next), 0) from entry_cursor", Long.class);
    return Objects.requireNonNull(next);
  }

  /**
   * Partitions in which each two of the question's words stand together somewhere, newest first.
   */
  List<Integer> parts(Conditions conditions, Leaves leaves) {
    int first = Parts.of(leaves.from());
    int last = Parts.of(leaves.end() - 1);
    Pairs pairs = Pairs.of(conditions.parts());
    return pairs.count() == 0
        ? database.queryForList(EXISTING, Integer.class, last, first)
        : database.queryForList(
            MEETINGS,
            Integer.class,
            pairs.tags().toArray(Integer[]::new),
            pairs.others().toArray(Integer[]::new),
            pairs.numbers().toArray(Integer[]::new),
            first,
            last,
            pairs.count());
  }

  /** The newest leaves of a message's or a thread's entries. */
  List<Long> ofMessages(Question question, Leaves leaves, int limit) {
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

  boolean exists(int part) {
    return !database.queryForList(EXISTING, Integer.class, part, part).isEmpty();
  }
}
