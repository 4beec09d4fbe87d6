// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.database;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import org.saola.routes.HubProperties;

/**
 * A hub's database for a command that works beside the hub. One that runs is joined; the embedded
 * one of a hub that is stopped is started for as long as this is open.
 */
public record HomeDatabase(DataSource source, @Nullable EmbeddedDatabase embedded)
    implements Closeable {

  /**
   * @throws IOException when there is none yet, or its password cannot be read
   */
  public static HomeDatabase join(HubProperties hub, SecureRandom random) throws IOException {
    if (!hub.database().embedded()) {
      return external(hub);
    }
    Path folder = folder(hub);
    if (!Files.isDirectory(folder)) {
      throw new IOException("%s has no database: it has never run".formatted(hub.home()));
    }
    return of(EmbeddedDatabase.join(folder, random));
  }

  /** As {@link #join}, and makes the embedded one where there is none. */
  public static HomeDatabase make(HubProperties hub, SecureRandom random) throws IOException {
    return hub.database().embedded()
        ? of(EmbeddedDatabase.start(folder(hub), random))
        : external(hub);
  }

  /** Ends the embedded one that a hub has left running, if there is any. */
  public static void stopOrphan(HubProperties hub) throws IOException {
    if (hub.database().embedded()) {
      Postmaster.of(folder(hub).resolve("data")).ifPresent(Postmaster::stop);
    }
  }

  private static Path folder(HubProperties hub) {
    return hub.home().resolve("database");
  }

  private static HomeDatabase of(EmbeddedDatabase embedded) {
    return new HomeDatabase(source(embedded.url(), embedded.user(), embedded.password()), embedded);
  }

  private static HomeDatabase external(HubProperties hub) throws IOException {
    HubProperties.Database database = hub.database();
    Path password = Objects.requireNonNull(database.passwordFile(), "database.password-file");
    return new HomeDatabase(
        source(
            Objects.requireNonNull(database.url(), "database.url"),
            Objects.requireNonNull(database.user(), "database.user"),
            PasswordFile.read(hub.home().resolve(password))),
        null);
  }

  private static DataSource source(String url, String user, String password) {
    var source = new PGSimpleDataSource();
    source.setUrl(url);
    source.setUser(user);
    source.setPassword(password);
    return source;
  }

  @Override
  public void close() throws IOException {
    if (embedded != null) {
      embedded.close();
    }
  }

  @Override
  public String toString() {
    return "HomeDatabase[redacted]";
  }
}
