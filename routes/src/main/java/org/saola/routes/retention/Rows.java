// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.retention;

import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows that come to the end of their retention. */
@Component
class Rows {
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
        database
            .sql(
                """
                select number from (select number, expires from message order by number limit ?) m
                where expires < ?::timestamptz
                  and not exists (select from delivery d where d.message = m.number
                                     and d.state in ('due', 'consigned'))
                  and not exists (select from part p where p.accepted = m.number)
                  and not exists (select from about a where m.number in (a.message, a.target))
                  and not exists (select from confirmation c
                                   where m.number in (c.word, c.message))
                """)
            .param(max)
            .param(before.toString())
            .query((row, index) -> row.getLong("number"))
            .list();
    if (numbers.isEmpty()) {
      return 0;
    }
    Long[] purged = numbers.toArray(Long[]::new);
    database.sql("delete from delivery where message = any(?::bigint[])").param(purged).update();
    long counted =
        database
            .sql(
                """
                with gone as (delete from message where number = any(?::bigint[]) returning type)
                select count(*) filter (where type <> 'receipt/1') from gone
                """)
            .param(purged)
            .query(Long.class)
            .single();
    count(counted, before);
    return purged.length;
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
