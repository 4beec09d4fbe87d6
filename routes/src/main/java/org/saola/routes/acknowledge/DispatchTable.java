// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.acknowledge;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.Digest;
import org.saola.message.manifest.MessageId;
import org.saola.message.manifest.TypeId;
import org.saola.message.type.MessageTypes;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How far messages and deliveries have come. */
@Component
class DispatchTable {
  private final JdbcClient database;

  DispatchTable(JdbcClient database) {
    this.database = database;
  }

  /** A delivery, in the terms of its audit entry. */
  record Consigned(Digest message, MessageId id, AgencyId from, AgencyId to, TypeId type) {}

  void dispatched(List<Digest> messages, Instant at) {
    database
        .sql(
            """
            update message set dispatched_at = ?::timestamptz
            where digest = any(?::bytea[]) and dispatched_at is null
            """)
        .param(at.toString())
        .param(bytes(messages))
        .update();
  }

  /**
   * Marks the deliveries that were due.
   *
   * @return those that an entry is to be written for: what is told twice changes nothing, and a
   *     receipt ends here
   */
  List<Consigned> consign(List<Digest> messages) {
    List<Consigned> consigned = new ArrayList<>();
    database
        .sql(
            """
            update delivery d
            set note = '', state = case m.type when ? then 'closed' else 'consigned' end
            from message m
            where m.number = d.message and m.digest = any(?::bytea[]) and d.state = 'due'
            returning m.digest, m.id, m.sender, d.recipient, m.type
            """)
        .param(MessageTypes.RECEIPT.value())
        .param(bytes(messages))
        .query(
            row -> {
              TypeId type = new TypeId(row.getString("type"));
              if (!type.equals(MessageTypes.RECEIPT)) {
                consigned.add(
                    new Consigned(
                        Digest.ofHash(row.getBytes("digest")),
                        new MessageId(row.getString("id")),
                        new AgencyId(row.getString("sender")),
                        new AgencyId(row.getString("recipient")),
                        type));
              }
            });
    return consigned;
  }

  void held(List<Long> kept) {
    database
        .sql("update kept set held = true where number = any(?::bigint[])")
        .param(kept.toArray(Long[]::new))
        .update();
  }

  /**
   * Marks deliveries whose time is over and that nobody has answered for.
   *
   * @return up to {@code max} of them
   */
  List<Consigned> expire(Instant now, int max) {
    return database
        .sql(
            """
            with over as (
              select message, recipient from delivery
              where state = 'consigned' and expires <= ?::timestamptz
              order by expires limit ? for update skip locked)
            update delivery d set state = 'expired'
            from over o join message m on m.number = o.message
            where d.message = o.message and d.recipient = o.recipient
            returning m.digest, m.id, m.sender, d.recipient, m.type
            """)
        .param(now.toString())
        .param(max)
        .query(
            (row, index) ->
                new Consigned(
                    Digest.ofHash(row.getBytes("digest")),
                    new MessageId(row.getString("id")),
                    new AgencyId(row.getString("sender")),
                    new AgencyId(row.getString("recipient")),
                    new TypeId(row.getString("type"))))
        .list();
  }

  private static byte[][] bytes(List<Digest> digests) {
    return digests.stream().map(Digest::bytes).toArray(byte[][]::new);
  }
}
