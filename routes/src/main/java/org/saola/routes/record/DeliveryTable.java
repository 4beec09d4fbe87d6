// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.record;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.Digest;
import org.saola.message.manifest.HandOver;
import org.saola.message.manifest.Manifest;
import org.saola.message.manifest.MessageId;
import org.saola.message.manifest.ReceiptItem;
import org.saola.message.manifest.TypeId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What each recipient gets of a message, and whether it has it. */
@Component
class DeliveryTable {
  /** No part's name has one (the manifest's own rule). */
  private static final String SEPARATOR = ",";

  private final JdbcClient database;

  DeliveryTable(JdbcClient database) {
    this.database = database;
  }

  /** A delivery that was taken back before it reached the inbox. */
  record Withdrawn(
      Digest message, MessageId id, AgencyId sender, TypeId type, AgencyId recipient) {}

  /** A delivery of the message in a row. */
  record Due(long message, Instant expires, Delivery delivery) {}

  void insert(List<Due> due) {
    database
        .sql(
            """
            insert into delivery (message, recipient, released, note, expires)
            select message, recipient, string_to_array(released, ','), note, expires::timestamptz
            from unnest(?::bigint[], ?::text[], ?::text[], ?::bytea[], ?::text[])
              as new (message, recipient, released, note, expires)
            """)
        .param(due.stream().map(Due::message).toArray(Long[]::new))
        .param(column(due, each -> each.delivery().recipient().value()))
        .param(column(due, each -> String.join(SEPARATOR, each.delivery().released())))
        .param(due.stream().map(each -> each.delivery().note()).toArray(byte[][]::new))
        .param(column(due, each -> each.expires().toString()))
        .update();
  }

  private static String[] column(List<Due> rows, Function<Due, String> value) {
    return rows.stream().map(value).toArray(String[]::new);
  }

  /** The deliveries of accepted messages that are not yet in inboxes. */
  Map<Digest, List<Delivery>> due(List<Digest> messages) {
    Map<Digest, List<Delivery>> due = new HashMap<>();
    database
        .sql(
            """
            select m.digest, d.recipient, array_to_string(d.released, ',') as released, d.note
            from message m join delivery d on d.message = m.number
            where m.digest = any(?::bytea[]) and d.state = 'due'
            order by d.recipient
            """)
        .param(messages.stream().map(Digest::bytes).toArray(byte[][]::new))
        .query(
            row -> {
              Digest digest = Digest.ofHash(row.getBytes("digest"));
              var delivery =
                  new Delivery(
                      new AgencyId(row.getString("recipient")),
                      names(row.getString("released")),
                      row.getBytes("note"));
              due.computeIfAbsent(digest, any -> new ArrayList<>()).add(delivery);
            });
    return due;
  }

  /**
   * Marks deliveries that are due of messages that were recalled or erased meanwhile.
   *
   * @return those that nobody gets any more
   */
  List<Withdrawn> withdraw(List<Digest> messages) {
    return database
        .sql(
            """
            with recursive up (message, number) as (
              select number, number from message where digest = any(?::bytea[])
              union select up.message, a.target from up join about a on a.message = up.number
                    where a.kind = 'forward')
            update delivery d set note = '', state = 'withdrawn'
            from message m
            where m.number = d.message and d.state = 'due'
              and m.number in (
                select up.message from up
                join about a on a.target = up.number and a.kind = 'word'
                join message w on w.number = a.message and w.type in ('recall/1', 'erasure/1'))
            returning m.digest, m.id, m.sender, m.type, d.recipient
            """)
        .param(messages.stream().map(Digest::bytes).toArray(byte[][]::new))
        .query(
            (row, index) ->
                new Withdrawn(
                    Digest.ofHash(row.getBytes("digest")),
                    new MessageId(row.getString("id")),
                    new AgencyId(row.getString("sender")),
                    new TypeId(row.getString("type")),
                    new AgencyId(row.getString("recipient"))))
        .list();
  }

  private static List<String> names(String joined) {
    return joined.isEmpty() ? List.of() : List.of(joined.split(SEPARATOR));
  }

  /**
   * Writes what a receipt says.
   *
   * @return the lines that said something new: a receipt that comes twice says nothing the second
   *     time
   */
  List<Answered> answer(Manifest receipt, Instant at) {
    List<Answered> answered = new ArrayList<>(handOvers(receipt));
    if (receipt.receipts().stream().anyMatch(line -> line.outcome() == HandOver.READ)) {
      answered.addAll(readings(receipt, at));
    }
    return answered;
  }

  /** What was read is not rejected any more: its recipient cannot have meant both. */
  private List<Answered> handOvers(Manifest receipt) {
    return answer(
        receipt,
        database.sql(
            """
            update delivery d
            set state = case line.outcome when 'HANDED_OVER' then 'handed-over'
                                          else 'rejected' end
            from unnest(?::text[], ?::text[]) with ordinality as line (digest, outcome, number)
            join message m on m.digest = decode(line.digest, 'hex')
            where d.message = m.number and d.recipient = ? and m.sender = ?
              and d.state in ('consigned', 'expired')
              and (line.outcome = 'HANDED_OVER' or line.outcome = 'REJECTED' and d.read_at is null)
            returning line.number - 1 as line, m.sender, m.type
            """));
  }

  /** The first time counts. It may be told before the hand-over is: receipts keep no order. */
  private List<Answered> readings(Manifest receipt, Instant at) {
    return answer(
        receipt,
        database
            .sql(
                """
                update delivery d
                set read_at = ?::timestamptz
                from unnest(?::text[], ?::text[]) with ordinality as line (digest, outcome, number)
                join message m on m.digest = decode(line.digest, 'hex')
                where d.message = m.number and d.recipient = ? and m.sender = ?
                  and d.state in ('consigned', 'handed-over', 'expired')
                  and line.outcome = 'READ' and d.read_at is null
                returning line.number - 1 as line, m.sender, m.type
                """)
            .param(at.toString()));
  }

  private static List<Answered> answer(Manifest receipt, JdbcClient.StatementSpec update) {
    List<ReceiptItem> lines = receipt.receipts();
    List<Answered> answered = new ArrayList<>();
    update
        .param(lines.stream().map(line -> line.manifest().value()).toArray(String[]::new))
        .param(lines.stream().map(line -> line.outcome().name()).toArray(String[]::new))
        .param(receipt.from().value())
        .param(receipt.to().getFirst().agency().value())
        .query(
            row -> {
              answered.add(
                  new Answered(
                      lines.get(row.getInt("line")),
                      new AgencyId(row.getString("sender")),
                      new TypeId(row.getString("type"))));
            });
    return answered;
  }
}
