// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.record;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.saola.message.manifest.Digest;
import org.saola.routes.authorize.Permitted;
import org.saola.routes.earlier.Asked;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The accepted messages: a batch is one statement. */
@Component
class MessageTable {
  private final JdbcClient database;

  MessageTable(JdbcClient database) {
    this.database = database;
  }

  /**
   * @return the rows' numbers
   * @throws org.springframework.dao.DuplicateKeyException when another node has accepted one of
   *     them meanwhile: a fault, after which it is known
   */
  Map<Digest, Long> insert(List<Permitted> accepted, Instant at) {
    Map<Digest, Long> numbers = new HashMap<>();
    database
        .sql(
            """
            insert into message (sender, id, digest, type, lane, expires, asked, accepted_at)
            select sender, id::uuid, decode(digest, 'hex'), type, lane, expires::timestamptz,
                   asked, ?::timestamptz
            from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                        ?::bytea[])
              as new (sender, id, digest, type, lane, expires, asked)
            returning digest, number
            """)
        .param(at.toString())
        .param(column(accepted, each -> each.manifest().from().value()))
        .param(column(accepted, each -> each.manifest().id().value()))
        .param(column(accepted, each -> each.digest().value()))
        .param(column(accepted, each -> each.manifest().type().value()))
        .param(column(accepted, each -> each.manifest().urgency().name()))
        .param(column(accepted, each -> each.manifest().expires().toString()))
        .param(accepted.stream().map(MessageTable::asked).toArray(byte[][]::new))
        .query(
            row -> {
              numbers.put(Digest.ofHash(row.getBytes("digest")), row.getLong("number"));
            });
    return numbers;
  }

  private static byte @Nullable [] asked(Permitted message) {
    return message.valid().isReceipt() ? null : Asked.of(message.manifest());
  }

  private static String[] column(List<Permitted> rows, Function<Permitted, String> value) {
    return rows.stream().map(value).toArray(String[]::new);
  }
}
