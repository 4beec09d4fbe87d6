// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.authenticate;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.saola.message.manifest.Digest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** When a message was accepted, for one that comes again after its signer was revoked. */
@Component
class Acceptances {
  private final JdbcClient database;

  Acceptances(JdbcClient database) {
    this.database = database;
  }

  Optional<Instant> of(Digest message) {
    return database
        .sql("select accepted_at from message where digest = ?")
        .param(message.bytes())
        .query((row, index) -> row.getObject("accepted_at", OffsetDateTime.class).toInstant())
        .optional();
  }
}
