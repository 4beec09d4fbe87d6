// SPDX-License-Identifier: EUPL-1.2
package org.saola.acceptance.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.saola.routes.database.EmbeddedDatabase;

/**
 * A PostgreSQL server beside the hub, as a database that somebody else runs: it can be killed, and
 * comes back on the same port.
 */
final class Postgres implements AutoCloseable {
  private static final Duration START_LIMIT = Duration.ofSeconds(60);

  private final Path folder;
  private final int port;
  private final String user;
  private final String password;
  private long pid;

  private Postgres(Path folder, EmbeddedDatabase first) throws IOException {
    this.folder = folder;
    this.port = Integer.parseInt(first.url().replaceAll(".*:(\\d+)/.*", "$1"));
    this.user = first.user();
    this.password = first.password();
    this.pid = postmaster();
  }

  static Postgres start(Path folder) throws IOException {
    return new Postgres(folder, EmbeddedDatabase.start(folder, new SecureRandom()));
  }

  int port() {
    return port;
  }

  long pid() {
    return pid;
  }

  /** What {@code hub.yaml} says of it. */
  String settings(int throughPort) {
    return """
        database:
          url: jdbc:postgresql://127.0.0.1:%d/postgres
          user: %s
          password-file: %s
        """
        .formatted(throughPort, user, folder.resolve("password"));
  }

  /** A server process that serves a client, if there is one. */
  static Optional<Long> session(long postmaster) {
    return ProcessHandle.of(postmaster).stream()
        .flatMap(ProcessHandle::children)
        .filter(child -> title(child.pid()).contains("postgres: postgres postgres"))
        .map(ProcessHandle::pid)
        .findAny();
  }

  private static String title(long pid) {
    try {
      return Files.readString(Path.of("/proc", String.valueOf(pid), "cmdline"));
    } catch (IOException e) {
      // It has just ended.
      return "";
    }
  }

  void kill() throws IOException, InterruptedException {
    List<ProcessHandle> all =
        ProcessHandle.of(pid).stream()
            .flatMap(
                each ->
                    java.util.stream.Stream.concat(
                        java.util.stream.Stream.of(each), each.children()))
            .toList();
    new ProcessBuilder("kill", "-9", String.valueOf(pid)).start().waitFor();
    awaitEnd(all);
  }

  private static void awaitEnd(List<ProcessHandle> processes) throws InterruptedException {
    long end = System.nanoTime() + START_LIMIT.toNanos();
    while (processes.stream().anyMatch(ProcessHandle::isAlive)) {
      if (System.nanoTime() > end) {
        throw new AssertionError("PostgreSQL's processes do not end");
      }
      Thread.sleep(20);
    }
  }

  boolean isAlive() {
    return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
  }

  /** With the command line that it had before; it recovers by itself. */
  void restart() throws IOException, InterruptedException {
    Path data = folder.resolve("data");
    String command = "exec " + Files.readString(data.resolve("postmaster.opts")).strip();
    Files.deleteIfExists(data.resolve("postmaster.pid"));
    boolean root = System.getProperty("user.name").equals("root");
    long end = System.nanoTime() + START_LIMIT.toNanos();
    Process process = launch(root, command);
    while (!answers()) {
      if (System.nanoTime() > end) {
        throw new AssertionError(
            "PostgreSQL does not start: " + Files.readString(folder.resolve("server.log")));
      }
      if (!process.isAlive()) {
        // The shared memory of the one before may still be there for a moment.
        Thread.sleep(100);
        Files.deleteIfExists(data.resolve("postmaster.pid"));
        process = launch(root, command);
      }
      Thread.sleep(50);
    }
    pid = postmaster();
  }

  private Process launch(boolean root, String command) throws IOException {
    // PostgreSQL refuses to run as root: in a user namespace of its own it is nobody.
    List<String> words =
        root ? List.of("unshare", "-U", "sh", "-c", command) : List.of("sh", "-c", command);
    return new ProcessBuilder(words)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("server.log").toFile()))
        .start();
  }

  private boolean answers() {
    try (Connection connection = connect()) {
      return connection.isValid(2);
    } catch (SQLException e) {
      return false;
    }
  }

  Connection connect() throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:%d/postgres?connectTimeout=2".formatted(port), user, password);
  }

  /** As the database's owner, past every check of ours. */
  int execute(String... statements) throws SQLException {
    int changed = 0;
    try (Connection connection = connect();
        var statement = connection.createStatement()) {
      for (String sql : statements) {
        changed += statement.executeUpdate(sql);
      }
    }
    return changed;
  }

  long number(String query) throws SQLException {
    try (Connection connection = connect();
        var statement = connection.createStatement();
        var row = statement.executeQuery(query)) {
      row.next();
      return row.getLong(1);
    }
  }

  private long postmaster() throws IOException {
    return Long.parseLong(
        Files.readAllLines(folder.resolve("data/postmaster.pid")).getFirst().strip());
  }

  @Override
  public void close() throws IOException, InterruptedException {
    if (isAlive()) {
      new ProcessBuilder("kill", "-QUIT", String.valueOf(pid)).start().waitFor();
      awaitEnd(ProcessHandle.of(pid).stream().toList());
    }
  }
}
