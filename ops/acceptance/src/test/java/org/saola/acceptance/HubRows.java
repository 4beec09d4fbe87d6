// SPDX-License-Identifier: EUPL-1.2
package org.saola.acceptance;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import org.saola.routes.database.EmbeddedDatabase;

/** The database's owner at work on a stopped hub's rows, past every check of ours. */
final class HubRows {
  private HubRows() {}

  static void execute(Path hub, String... statements) throws Exception {
    try (EmbeddedDatabase database =
            EmbeddedDatabase.start(hub.resolve("database"), new SecureRandom());
        Connection connection =
            DriverManager.getConnection(database.url(), database.user(), database.password());
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }
}
