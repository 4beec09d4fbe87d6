// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.deduplicate;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.Digest;
import org.saola.message.manifest.MessageId;
import org.saola.routes.authenticate.Authenticated;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The accepted messages, by sender and id. */
@Component
class SeenMessages {
  private final JdbcClient database;

  SeenMessages(JdbcClient database) {
    this.database = database;
  }

  Map<SenderAndId, Seen> find(List<Authenticated> batch) {
    Map<SenderAndId, Seen> found = new HashMap<>();
    database
        .sql(
            """
            select m.sender, m.id, m.digest, m.dispatched_at is not null as dispatched
            from message m
            join unnest(?::text[], ?::text[]::uuid[]) as asked (sender, id)
              on m.sender = asked.sender and m.id = asked.id
            """)
        .param(batch.stream().map(each -> each.manifest().from().value()).toArray(String[]::new))
        .param(batch.stream().map(each -> each.manifest().id().value()).toArray(String[]::new))
        .query(
            row -> {
              var key =
                  new SenderAndId(
                      new AgencyId(row.getString("sender")), new MessageId(row.getString("id")));
              Digest digest = Digest.ofHash(row.getBytes("digest"));
              found.put(key, new Seen(digest, row.getBoolean("dispatched")));
            });
    return found;
  }
}
