// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.retention;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.saola.message.json.InvalidDocument;
import org.saola.message.json.StrictJson;
import org.saola.message.notice.Entry;
import org.saola.message.notice.Erased.Leaves;
import org.saola.message.notice.Event;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The log's rows that come to the end of their retention. */
@Component
class AgedEntries {
  private static final Logger LOG = LoggerFactory.getLogger(AgedEntries.class);

  /**
   * Entries below a leaf of which the hub needs nothing any more. A message's go together, once the
   * last of them may: what is left of a life would tell of things that were never permitted.
   */
  private static final String FREE =
      """
      select e.leaf_index from audit_entry e
       where e.leaf_index >= ? and e.leaf_index < ? and e.salt is not null
         and not exists (select from message m where m.digest = e.message)
         and not exists (select from deadline d where d.request = e.message)
         and not exists (select from kept k where k.message = e.message)
         and not exists (select from kept k where k.bytes = e.message)
         and not exists (select from notice_due n where n.entry = e.id)
         and not exists (select from audit_entry o
                          where o.message_id = e.message_id and o.message = e.message
                            and (o.leaf_index is null or o.leaf_index >= ?
                                 or exists (select from notice_due n where n.entry = o.id)))
       order by e.leaf_index limit ?
      """;

  private static final String WITH_THEIR_MESSAGES =
      """
      select leaf_index from audit_entry where leaf_index = any(?)
      union
      select o.leaf_index from audit_entry e
        join audit_entry o on o.message_id = e.message_id and o.message = e.message
       where e.leaf_index = any(?) and o.salt is not null
       order by leaf_index
      """;

  private final JdbcTemplate database;

  AgedEntries(JdbcTemplate database) {
    this.database = database;
  }

  private record Row(long index, byte[] entry) {}

  /**
   * The first leaf, from {@code from} on, whose entry was not written before an instant; at most
   * {@code max} are looked at.
   *
   * @return {@code from} where that one is too young already
   */
  long firstYoung(long from, Instant before, int max) {
    List<Row> rows =
        database.query(
            "select leaf_index, entry from audit_entry where leaf_index >= ?"
                + " order by leaf_index limit ?",
            (row, number) -> new Row(row.getLong("leaf_index"), row.getBytes("entry")),
            from,
            max);
    long end = from;
    for (Row row : rows) {
      if (!isOlder(row, before)) {
        return end;
      }
      end = row.index() + 1;
    }
    return end;
  }

  /** Fails closed: behind an entry that cannot be read nothing is erased. */
  private static boolean isOlder(Row row, Instant before) {
    try {
      return StrictJson.read(row.entry(), Entry.class).at().isBefore(before);
    } catch (InvalidDocument e) {
      LOG.error("leaf {} is no entry: no entry behind it is erased", row.index(), e);
      return false;
    }
  }

  /** The last leaf below another that has an entry; -1 if none has. */
  long lastBelow(long end) {
    return Objects.requireNonNull(
        database.queryForObject(
            "select coalesce(max(leaf_index), -1) from audit_entry where leaf_index < ?",
            Long.class,
            end));
  }

  /** The first of those that may go, from {@code from} on and below {@code end}. */
  List<Long> free(long from, long end, int max) {
    return database.queryForList(FREE, Long.class, from, end, end, max);
  }

  /** With all others of their messages, ascending. */
  Long[] withTheirMessages(List<Long> leaves) {
    Long[] asked = leaves.toArray(Long[]::new);
    return database
        .queryForList(WITH_THEIR_MESSAGES, Long.class, asked, asked)
        .toArray(Long[]::new);
  }

  /** Deletes entries and salts. Reconciling must not miss the acceptances among them. */
  void delete(Long[] leaves, Instant before) {
    List<byte[]> gone =
        database.query(
            "delete from audit_entry where leaf_index = any(?) returning entry",
            (row, number) -> row.getBytes("entry"),
            (Object) leaves);
    if (gone.size() != leaves.length) {
      throw new IllegalStateException(
          "%d entries were to be erased, %d were there".formatted(leaves.length, gone.size()));
    }
    database.update(
        """
        insert into purged (messages, before, erased) values (0, ?::timestamptz, ?)
        on conflict (only_row) do update set erased = purged.erased + excluded.erased
        """,
        before.toString(),
        gone.stream().filter(AgedEntries::tellsOfAcceptance).count());
  }

  private static boolean tellsOfAcceptance(byte[] entry) {
    try {
      return StrictJson.read(entry, Entry.class).event() == Event.ACCEPTED;
    } catch (InvalidDocument e) {
      throw new IllegalStateException("an entry that was read before is none", e);
    }
  }

  void remember(List<Leaves> erased) {
    database.batchUpdate(
        "insert into erased (first_leaf, end_leaf) values (?, ?)",
        erased,
        erased.size(),
        (insert, each) -> {
          insert.setLong(1, each.first());
          insert.setLong(2, each.end());
        });
  }

  /** Leaves that follow each other, as one. */
  static List<Leaves> ranges(Long[] ascending) {
    List<Leaves> ranges = new ArrayList<>();
    for (long leaf : ascending) {
      Leaves last = ranges.isEmpty() ? null : ranges.getLast();
      if (last != null && last.end() == leaf) {
        ranges.set(ranges.size() - 1, new Leaves(last.first(), leaf + 1));
      } else {
        ranges.add(new Leaves(leaf, leaf + 1));
      }
    }
    return ranges;
  }
}
