// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.earlier;

import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who has a message that was taken back, corrected or erased, and has not said that it is done. */
public final class Unconfirmed {
  private final JdbcClient database;

  public Unconfirmed(DataSource database) {
    this.database = JdbcClient.create(database);
  }

  /**
   * One holder of one message.
   *
   * @param word type of what the originator has sent about the message
   * @param since when the hub accepted that
   * @param told whether it was sent to this holder
   * @param outcome {@code NOT_DONE} where the holder has answered so; otherwise null
   */
  public record Line(
      String originator,
      String id,
      String word,
      Instant since,
      String holder,
      boolean told,
      @Nullable String outcome) {}

  /** All that is still open, the oldest first. */
  public List<Line> list() {
    return database
        .sql(
            """
            with recursive down (target, number) as (
              select distinct target, target from about where kind = 'word'
              union select down.target, a.message
                    from down join about a on a.target = down.number and a.kind = 'forward')
            select t.sender, t.id, w.type, w.accepted_at, h.recipient,
                   exists (select from delivery d
                           where d.message = w.number and d.recipient = h.recipient
                             and d.state <> 'withdrawn') as told,
                   c.outcome
            from about a
            join message w on w.number = a.message
            join message t on t.number = a.target
            join (select distinct down.target, d.recipient
                  from down join delivery d on d.message = down.number
                  where d.state in ('due', 'consigned', 'handed-over', 'expired')) h on h.target = t.number
            left join confirmation c on c.word = w.number and c.agency = h.recipient
            where a.kind = 'word' and h.recipient <> t.sender
              and coalesce(c.outcome, 'NOT_DONE') = 'NOT_DONE'
              -- Told by a message of its own about the same: that one counts.
              and not exists (
                select from about b join message v on v.number = b.message and v.type = w.type
                join delivery d on d.message = v.number and d.recipient = h.recipient
                where b.target = a.target and b.kind = 'word' and v.number <> w.number
                  and not exists (select from delivery e
                                  where e.message = w.number and e.recipient = h.recipient))
            order by w.number, h.recipient
            """)
        .query(
            (row, index) ->
                new Line(
                    row.getString("sender"),
                    row.getString("id"),
                    row.getString("type"),
                    row.getTimestamp("accepted_at").toInstant(),
                    row.getString("recipient"),
                    row.getBoolean("told"),
                    row.getString("outcome")))
        .list();
  }
}
