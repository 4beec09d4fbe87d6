// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.retention;

import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows that come to the end of their retention. */
@Component
class Rows {
  /** Nothing is left to be done with the message {@code m}: no delivery, no upload, no clock. */
  private static final String DONE_WITH =
      """
          not exists (select from delivery d
                       where d.message = m.number and d.state in ('due', 'consigned'))
      and not exists (select from part p where p.accepted = m.number)
      and not exists (select from deadline c where c.request = m.digest and c.stopped_at is null)
      """;

  private final JdbcClient database;

  Rows(JdbcClient database) {
    this.database = database;
  }

  /**
   * Deletes messages that expired before an instant, with their deliveries, and counts them. The
   * oldest are looked at first: one that lives long may hold up a younger one by its lifetime, and
   * no index is needed.
   *
   * @return how many were deleted
   */
  int purgeMessages(Instant before, int max) {
    List<Long> numbers =
        numbers(
            """
            select number from (
              select m.number, m.expires from message m
              where %s
                and not exists (select from about a where a.message = m.number)
                and not exists (select from about a where a.target = m.number)
              order by m.number limit ?) oldest
            where expires < ?::timestamptz
            """
                .formatted(DONE_WITH),
            max,
            before.toString());
    purge(numbers, before);
    return numbers.size();
  }

  /**
   * The same for messages that others are about or pass on, together with those others, and not
   * before the last of them has come of age: without the original, whoever passed it on would be
   * taken for its originator; without the recall, it could be passed on again.
   *
   * @return how many originals were deleted
   */
  int purgeFamilies(Instant before, int max) {
    List<Long> originals =
        numbers(
            """
            with recursive family (original, number) as (
              select t.number, t.number from message t
              where t.expires < ?::timestamptz
                and exists (select from about a where a.target = t.number)
                and not exists (select from about a where a.message = t.number)
              union all
              select family.original, a.message
              from family join about a on a.target = family.number)
            select original as number from family join message m on m.number = family.number
            group by original having bool_and(m.expires < ?::timestamptz and %s)
            order by original limit ?
            """
                .formatted(DONE_WITH),
            before.toString(),
            before.toString(),
            max);
    purge(
        numbers(
            """
            with recursive family (number) as (
              select unnest(?::bigint[])
              union all
              select a.message from family join about a on a.target = family.number)
            select number from family
            """,
            (Object) originals.toArray(Long[]::new)),
        before);
    return originals.size();
  }

  private List<Long> numbers(String sql, Object... parameters) {
    return database
        .sql(sql)
        .params(List.of(parameters))
        .query((row, index) -> row.getLong("number"))
        .list();
  }

  /** What another transaction has begun to speak of meanwhile stays: its key says no. */
  private void purge(List<Long> numbers, Instant before) {
    if (numbers.isEmpty()) {
      return;
    }
    Long[] purged = numbers.toArray(Long[]::new);
    delete("delete from confirmation where word = any(?::bigint[])", purged);
    delete("delete from confirmation where message = any(?::bigint[])", purged);
    delete("delete from about where message = any(?::bigint[])", purged);
    delete("delete from delivery where message = any(?::bigint[])", purged);
    delete(
        """
        delete from deadline c using message m
        where m.number = any(?::bigint[]) and c.request = m.digest and c.stopped_at is not null
        """,
        purged);
    count(
        database
            .sql(
                """
                with gone as (delete from message where number = any(?::bigint[]) returning type)
                select count(*) filter (where type <> 'receipt/1') from gone
                """)
            .param(purged)
            .query(Long.class)
            .single(),
        before);
  }

  private void delete(String sql, Long[] purged) {
    database.sql(sql).param(purged).update();
  }

  private void count(long messages, Instant before) {
    database
        .sql(
            """
            insert into purged (messages, before) values (?, ?::timestamptz)
            on conflict (only_row) do update
              set messages = purged.messages + excluded.messages,
                  before = greatest(purged.before, excluded.before)
            """)
        .param(messages)
        .param(before.toString())
        .update();
  }

  /** Refused messages that have been kept, or were sent on, before an instant. */
  List<Long> refused(Instant before, int max) {
    return database
        .sql(
            """
            select number from kept
            where code <> 'FAULT' and at < ?::timestamptz and (held or state = 'requeued')
            order by number limit ?
            """)
        .param(before.toString())
        .param(max)
        .query((row, index) -> row.getLong("number"))
        .list();
  }

  /** Unless it was refused anew meanwhile. */
  boolean purgeRefused(long number, Instant before) {
    return database
            .sql("delete from kept where number = ? and at < ?::timestamptz")
            .param(number)
            .param(before.toString())
            .update()
        == 1;
  }
}
