// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.database;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What PostgreSQL must be set to before the hub may call a message accepted: a commit is on disk.
 */
final class DurableSettings {
  private static final List<String> MUST_BE_ON =
      List.of("fsync", "synchronous_commit", "full_page_writes");

  private DurableSettings() {}

  /**
   * @throws IllegalStateException naming the setting that is off: the hub then does not start
   */
  static void require(JdbcClient database) {
    for (String setting : MUST_BE_ON) {
      String value = database.sql("show " + setting).query(String.class).single();
      // synchronous_commit may also wait for a standby, which is stronger.
      if (!List.of("on", "remote_apply").contains(value)) {
        throw new IllegalStateException(
            "PostgreSQL runs with %s=%s: a commit would not be durable".formatted(setting, value));
      }
    }
  }
}
