// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.record;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.saola.message.manifest.Digest;
import org.saola.routes.broker.Queues;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The refused messages that the operator may look at. */
@Component
class KeptTable {
  private final JdbcClient database;

  KeptTable(JdbcClient database) {
    this.database = database;
  }

  /** One refusal of one message: bytes that come again are the same row. */
  record Key(String queue, Digest bytes, String code) {
    static Key of(Refusal refusal) {
      return new Key(
          Queues.intake(refusal.arrival().owner(), refusal.arrival().lane()),
          refusal.arrival().digest(),
          refusal.code().name());
    }
  }

  /**
   * @param held whether the broker has its bytes
   */
  record Row(long number, boolean held, boolean requeued) {}

  Map<Key, Row> find(List<Refusal> refusals) {
    Map<Key, Row> found = new HashMap<>();
    database
        .sql(
            """
            select queue, bytes, code, number, held, state = 'requeued' as requeued
            from kept where bytes = any(?::bytea[]) and state <> 'dead-letter'
            """)
        .param(
            refusals.stream().map(each -> each.arrival().digest().bytes()).toArray(byte[][]::new))
        .query(
            row -> {
              var key =
                  new Key(
                      row.getString("queue"),
                      Digest.ofHash(row.getBytes("bytes")),
                      row.getString("code"));
              found.put(
                  key,
                  new Row(
                      row.getLong("number"), row.getBoolean("held"), row.getBoolean("requeued")));
            });
    return found;
  }

  long insert(Refusal refusal, Instant at) {
    Key key = Key.of(refusal);
    Digest manifest = refusal.manifest();
    return database
        .sql(
            """
            insert into kept (state, queue, agency, bytes, message, id, code, detail, at)
            values ('invalid', ?, ?, ?, ?, ?::uuid, ?, ?, ?::timestamptz)
            returning number
            """)
        .param(key.queue())
        .param(refusal.arrival().owner().value())
        .param(key.bytes().bytes())
        .param(manifest == null ? null : manifest.bytes())
        .param(refusal.id() == null ? null : refusal.id().value())
        .param(key.code())
        .param(refusal.detail())
        .param(at.toString())
        .query(Long.class)
        .single();
  }

  /** The operator had sent it on again, and it is refused again. */
  void refusedAgain(long number, Instant at) {
    database
        .sql(
            "update kept set state = 'invalid', held = false, at = ?::timestamptz where number = ?")
        .param(at.toString())
        .param(number)
        .update();
  }
}
