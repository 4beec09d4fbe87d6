// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.audit;

import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * One thing that must hold between the rows of messages and the entries of the log.
 *
 * @param broken a query that gives a sentence for each case in which it does not
 */
record BookRule(String broken) {
  private static final int NAMED_AT_MOST = 50;

  /** Deliveries of messages, with what the log says of each. Receipts leave no such traces. */
  private static final String DELIVERIES =
      """
      (select m.digest, m.sender, m.id, d.recipient, d.state, d.released, d.read_at,
              (select count(*) from told t where t.message = m.digest
                  and t.recipient = d.recipient and t.event = 'CONSIGNED') as consigned,
              (select count(*) from told t where t.message = m.digest
                  and t.recipient = d.recipient and t.event = 'HANDED_OVER') as handed_over,
              (select count(*) from told t where t.message = m.digest
                  and t.recipient = d.recipient and t.event = 'READ_BY_OFFICER') as readings,
              (select count(*) from told t where t.message = m.digest
                  and t.recipient = d.recipient and t.event = 'REJECTED_BY_RECIPIENT') as rejected,
              (select count(*) from told t where t.message = m.digest
                  and t.recipient = d.recipient and t.event = 'EXPIRED') as expired
         from delivery d join message m on m.number = d.message
        where m.type <> 'receipt/1') as book
      """;

  private static final String RELEASED_TO_IT =
      """
      array(select t.part from told t where t.message = digest
               and t.recipient = book.recipient and t.event = 'RELEASED')
      """;

  private static final String NAME = "'message ' || id || ' of ' || sender";

  static final List<BookRule> ALL =
      List.of(
          new BookRule(
              """
              select %s || ' has ' || entries || ' ACCEPTED entries'
                from (select m.id, m.sender, (select count(*) from told t
                         where t.message = m.digest and t.event = 'ACCEPTED') as entries
                        from message m where m.type <> 'receipt/1') as book
               where entries <> 1
              """
                  .formatted(NAME)),
          new BookRule(
              """
              select %s || ' is another than its ACCEPTED entry says'
                from message join told on told.message = message.digest and event = 'ACCEPTED'
               where (message.sender, message.id, message.type)
                     is distinct from (told.sender, told.id, told.type)
              """
                  .formatted("'message ' || message.id || ' of ' || message.sender")),
          new BookRule(
              """
              select 'the sender of ' || id || ' is not told that it was accepted'
                from told where event = 'ACCEPTED' and not to_sender
              """),
          // What was purged had expired before, and so was accepted before.
          new BookRule(
              """
              select 'the log tells of an accepted message ' || encode(message, 'hex')
                     || ' that the database does not have'
                from told where event = 'ACCEPTED'
                 and not exists (select from message m where m.digest = told.message)
                 and not exists (select from purged where told.at < purged.before)
              """),
          new BookRule(
              """
              select missing || ' accepted messages are missing, ' || gone || ' were purged'
                from (select count(*) as missing, coalesce((select messages - erased from purged), 0) as gone
                        from told where event = 'ACCEPTED'
                         and not exists (select from message m where m.digest = told.message)
                         and exists (select from purged where told.at < purged.before)) as book
               where missing <> gone
              """),
          new BookRule(
              """
              select 'message ' || m.id || ' of ' || m.sender || ' is not dispatched, but consigned to '
                     || d.recipient
                from delivery d join message m on m.number = d.message
               where m.dispatched_at is null and d.state not in ('due', 'withdrawn')
              """),
          new BookRule(
              """
              select 'message ' || m.id || ' of ' || m.sender || ' is dispatched, but due to '
                     || d.recipient
                from delivery d join message m on m.number = d.message
               where m.dispatched_at is not null and d.state = 'due'
              """),
          new BookRule(
              """
              select 'message ' || m.id || ' of ' || m.sender || ' expires at another time than its delivery to '
                     || d.recipient
                from delivery d join message m on m.number = d.message
               where m.expires <> d.expires
              """),
          delivery(
              "consigned <> case when state in ('due', 'withdrawn') then 0 else 1 end",
              "has ' || consigned || ' CONSIGNED entries"),
          delivery(
              "handed_over <> case when state = 'handed-over' then 1 else 0 end",
              "has ' || handed_over || ' HANDED_OVER entries"),
          delivery(
              "readings <> (read_at is not null)::int",
              "has ' || readings || ' READ_BY_OFFICER entries"),
          // Its hand-over may still be on the way.
          delivery(
              "read_at is not null and state not in ('consigned', 'handed-over', 'expired')",
              "was read"),
          delivery(
              "rejected <> case when state = 'rejected' then 1 else 0 end",
              "has ' || rejected || ' REJECTED_BY_RECIPIENT entries"),
          // A recipient may still answer for what had expired.
          delivery(
              """
              case state when 'expired' then expired <> 1
                         when 'handed-over' then expired > 1
                         when 'rejected' then expired > 1
                         else expired > 0 end
              """,
              "has ' || expired || ' EXPIRED entries"),
          delivery(
              "not released <@ " + RELEASED_TO_IT, "carries a part that no entry releases to it"),
          delivery(
              "not released @> " + RELEASED_TO_IT, "lacks a part that an entry releases to it"),
          new BookRule(
              """
              select 'the log tells of a message ' || encode(message, 'hex') || ' that was '
                     || lower(event) || ' to ' || recipient || ', which was not to have it'
                from told where event in ('CONSIGNED', 'HANDED_OVER', 'READ_BY_OFFICER', 'RELEASED')
                 and not exists (select from delivery d join message m on m.number = d.message
                                  where m.digest = told.message
                                    and d.recipient = told.recipient)
                 and not exists (select from told a join purged on a.at < purged.before
                                  where a.message = told.message and a.event = 'ACCEPTED'
                                    and not exists (select from message m
                                                     where m.digest = a.message))
              """),
          new BookRule(
              """
              select 'refused message ' || number || ' has no entry'
                from kept where code <> 'FAULT'
                 and not exists (select from told t where t.event = 'REFUSED'
                                    and t.message in (kept.message, kept.bytes))
              """),
          new BookRule(
              """
              select 'clock of request ' || request_id || ' to ' || requested || ' has ' || started
                     || ' CLOCK_STARTED, ' || overdue || ' OVERDUE, ' || stopped
                     || ' CLOCK_STOPPED entries'
                from (select d.*,
                             (select count(*) from told t where t.message = d.request
                                 and t.recipient = requested and t.event = 'CLOCK_STARTED')
                               as started,
                             (select count(*) from told t where t.message = d.request
                                 and t.recipient = requested and t.event = 'OVERDUE') as overdue,
                             (select count(*) from told t where t.message = d.request
                                 and t.recipient = requested and t.event = 'CLOCK_STOPPED')
                               as stopped
                        from deadline d) as book
               where started <> (received_at is not null)::int or overdue <> (marks = 3)::int
                  or stopped <> (stopped_at is not null)::int
              """),
          new BookRule(
              """
              select 'dead letter ' || number || ' has no entry'
                from kept where code = 'FAULT'
                 and not exists (select from told t where t.event = 'DEAD_LETTERED'
                                    and t.message in (kept.message, kept.bytes))
              """));

  private static BookRule delivery(String broken, String what) {
    return new BookRule(
        "select %s || ' to ' || recipient || ' (' || state || ') %s' from %s where %s"
            .formatted(NAME, what, DELIVERIES, broken));
  }

  List<String> broken(JdbcTemplate snapshot) {
    return snapshot.queryForList(broken + " limit " + NAMED_AT_MOST, String.class);
  }
}
