// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.database;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.saola.routes.HubProperties;

/**
 * Where the hub's database is, and how to sign in there. Closing it stops the embedded one.
 *
 * @param embedded absent for a database that somebody else runs
 */
record HubDatabase(String url, String user, String password, @Nullable EmbeddedDatabase embedded)
    implements Closeable {

  static HubDatabase open(HubProperties hub, SecureRandom random) throws IOException {
    if (hub.database().embedded()) {
      var started = EmbeddedDatabase.start(hub.home().resolve("database"), random);
      return new HubDatabase(started.url(), started.user(), started.password(), started);
    }
    HubProperties.Database external = hub.database();
    Path passwordFile = Objects.requireNonNull(external.passwordFile(), "database.password-file");
    return new HubDatabase(
        Objects.requireNonNull(external.url(), "database.url"),
        Objects.requireNonNull(external.user(), "database.user"),
        PasswordFile.read(hub.home().resolve(passwordFile)),
        null);
  }

  @Override
  public void close() throws IOException {
    if (embedded != null) {
      embedded.close();
    }
  }

  @Override
  public String toString() {
    return "HubDatabase[%s, %s]".formatted(url, user);
  }
}
