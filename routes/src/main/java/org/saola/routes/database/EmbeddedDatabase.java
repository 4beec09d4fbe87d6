// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * A real PostgreSQL below the hub's home: its data directory is kept, it listens on loopback only,
 * and asks for the password that stands in a 0600 file.
 *
 * <p>zonky starts it fit for tests (fsync off, trust authentication); all that is undone here, and
 * {@link DurableSettings} asserts it.
 */
public final class EmbeddedDatabase implements Closeable {
  private static final Logger log = LoggerFactory.getLogger(EmbeddedDatabase.class);
  private static final String USER = "postgres";
  private static final Duration START_LIMIT = Duration.ofSeconds(90);

  private final @Nullable EmbeddedPostgres postgres;
  private final Path data;
  private final int port;
  private final String password;

  private EmbeddedDatabase(
      @Nullable EmbeddedPostgres postgres, Path data, int port, String password) {
    this.postgres = postgres;
    this.data = data;
    this.port = port;
    this.password = password;
  }

  /**
   * Starts the database of a hub, after stopping a server that a killed hub has left behind.
   *
   * @param folder {@code database} below the hub's home
   */
  public static EmbeddedDatabase start(Path folder, SecureRandom random) throws IOException {
    Path data = folder.resolve("data");
    Files.createDirectories(folder);
    Postmaster.of(data).ifPresent(Postmaster::stop);
    String password = PasswordFile.readOrCreate(folder.resolve("password"), random);
    Path complete = folder.resolve("initialized");
    if (!Files.exists(complete)) {
      // A hub that was killed during initdb leaves half a cluster, which holds nothing.
      FileSystemUtils.deleteRecursively(data);
    }
    EmbeddedPostgres started = start(data, password, folder.resolve("password"));
    if (!Files.exists(complete)) {
      Files.createFile(complete);
    }
    return new EmbeddedDatabase(started, data, started.getPort(), password);
  }

  /**
   * Joins the server that a running (or killed) hub has started, else starts one: for commands that
   * work on a hub's home from another process.
   */
  public static EmbeddedDatabase join(Path folder, SecureRandom random) throws IOException {
    Path data = folder.resolve("data");
    Optional<Postmaster> running = Postmaster.of(data);
    if (running.isEmpty()) {
      return start(folder, random);
    }
    String password = PasswordFile.readOrCreate(folder.resolve("password"), random);
    return new EmbeddedDatabase(null, data, running.get().port(), password);
  }

  private static EmbeddedPostgres start(Path data, String password, Path passwordFile)
      throws IOException {
    return EmbeddedPostgres.builder()
        .setDataDirectory(data)
        .setCleanDataDirectory(false)
        // Spring closes it after the pool; a shutdown hook would race with that.
        .setRegisterShutdownHook(false)
        .setLocaleConfig("auth", "scram-sha-256")
        .setLocaleConfig("pwfile", passwordFile.toString())
        .setLocaleConfig("locale", "C.UTF-8")
        .setConnectConfig("password", password)
        .setServerConfig("listen_addresses", "127.0.0.1")
        .setServerConfig("unix_socket_directories", "")
        .setServerConfig("password_encryption", "scram-sha-256")
        .setServerConfig("fsync", "on")
        .setServerConfig("synchronous_commit", "on")
        .setServerConfig("full_page_writes", "on")
        // Plans that were made for an empty table are kept until somebody looks how it has grown.
        .setServerConfig("autovacuum_naptime", "5s")
        .setPGStartupWait(START_LIMIT)
        .start();
  }

  /** Whether its server is still there. */
  boolean isAlive() throws IOException {
    return Postmaster.of(data).isPresent();
  }

  public String url() {
    return "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(port);
  }

  public String user() {
    return USER;
  }

  public String password() {
    return password;
  }

  /** Stops the server if this object has started it. */
  @Override
  public void close() throws IOException {
    if (postgres != null) {
      postgres.close();
      log.info("embedded PostgreSQL on port {} has stopped", port);
    }
  }

  @Override
  public String toString() {
    return "EmbeddedDatabase[port %d]".formatted(port);
  }
}
