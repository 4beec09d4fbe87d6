// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.earlier;

import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Who has a message that was taken back, corrected or erased, and has not said that it is done: of
 * several corrections, the latest, also where it was sent to others alone.
 */
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
                    from down join about a on a.target = down.number and a.kind = 'forward'),
            holder as (
              select distinct down.target, d.recipient
              from down join delivery d on d.message = down.number
              join message t on t.number = down.target
              where d.state in ('due', 'consigned', 'handed-over', 'expired')
                and d.recipient <> t.sender),
            -- One word may be several messages; the first of them tells which word is the latest.
            word as (
              select a.target, w.type, a.partners, w.number,
                     min(w.number) over (
                       partition by a.target, w.type, coalesce(a.series, w.id)) as begun
              from about a join message w on w.number = a.message
              where a.kind = 'word'),
            told as (
              select distinct on (word.target, word.type, d.recipient) word.*, d.recipient
              from word join delivery d on d.message = word.number and d.state <> 'withdrawn'
              order by word.target, word.type, d.recipient, word.begun desc, word.number desc),
            -- Partners are told apart: the latest word for such as the holder is.
            latest as (
              select target, type, partners, max(begun) as begun from word
              group by target, type, partners),
            asked as (
              select k.target, k.type, h.recipient, told.number, told.begun,
                     coalesce(l.begun, k.begun) as latest
              from (select target, type, max(begun) as begun from word group by target, type) k
              join holder h on h.target = k.target
              left join told on told.target = k.target and told.type = k.type
                            and told.recipient = h.recipient
              left join latest l on l.target = k.target and l.type = k.type
                                and l.partners = told.partners),
            said as (
              select distinct on (word.target, word.type, word.begun, c.agency)
                     word.target, word.type, word.begun, c.agency, c.outcome
              from confirmation c join word on word.number = c.word
              order by word.target, word.type, word.begun, c.agency, c.message desc)
            select t.sender, t.id, w.type, w.accepted_at, a.recipient,
                   coalesce(a.begun = a.latest, false) as told, c.outcome
            from asked a
            join message t on t.number = a.target
            join message w on w.number = case when a.begun = a.latest then a.number else a.latest end
            left join said c on c.target = a.target and c.type = a.type
                            and c.begun = a.latest and c.agency = a.recipient
            where coalesce(c.outcome, 'NOT_DONE') = 'NOT_DONE'
            order by w.number, a.recipient
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
