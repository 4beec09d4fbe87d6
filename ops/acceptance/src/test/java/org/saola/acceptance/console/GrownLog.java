// SPDX-License-Identifier: EUPL-1.2
package org.saola.acceptance.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.saola.ops.bench.SearchRows;
import org.saola.ops.demo.Progress;
import org.saola.ops.federation.HubHome;
import org.saola.pki.transparency.LogKeys;
import org.saola.pki.transparency.LogRefused;
import org.saola.pki.transparency.TileReader;
import org.saola.pki.transparency.Tree;
import org.saola.routes.database.EmbeddedDatabase;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes the log of a hub that is stopped larger, as if agencies had exchanged for a year: entries
 * with their salts and their index, leaves, tiles and a signed checkpoint. The hub goes on with it,
 * and an audit finds nothing wrong. For trials alone: what was made outlives no crash of
 * PostgreSQL.
 */
final class GrownLog {
  private static final int AT_ONCE = 65_536;
  private static final int FETCHED = 10_000;

  private static final String LEAVES =
      """
      select sha256(salt || entry) as leaf from audit_entry
       where leaf_index >= ? and leaf_index < ? order by leaf_index
      """;

  private final HubHome home;
  private final Progress progress;
  private final Clock clock;
  private final SecureRandom random;

  GrownLog(HubHome home, Progress progress, Clock clock, SecureRandom random) {
    this.home = home;
    this.progress = progress;
    this.clock = clock;
    this.random = random;
  }

  /** What was made: the leaves from {@code first} up to, and without, {@code end}. */
  record Made(long first, long end) {
    /**
     * The id of a message with four entries.
     *
     * @param part of the leaves that lie before it, above 0 and below 1
     */
    String message(double part) {
      return SearchRows.message(first + 4 + (long) ((end - first - 8) * part));
    }
  }

  Made by(long entries) throws IOException, LogRefused {
    try (EmbeddedDatabase postgres =
            EmbeddedDatabase.start(home.root().resolve("database"), random);
        var connection = new SingleConnectionDataSource()) {
      connection.setUrl(postgres.url());
      connection.setUsername(postgres.user());
      connection.setPassword(postgres.password());
      connection.setSuppressClose(true);
      return by(entries, connection);
    }
  }

  private record Signed(long size, byte[] root) {}

  private Made by(long entries, SingleConnectionDataSource connection)
      throws IOException, LogRefused {
    JdbcTemplate database = new JdbcTemplate(connection);
    database.setFetchSize(FETCHED);
    Signed before =
        Objects.requireNonNull(
            database.queryForObject(
                "select size, root from log_state",
                (row, number) -> new Signed(row.getLong("size"), row.getBytes("root"))));
    Made made = new Made(before.size(), before.size() + entries);
    var rows = new SearchRows(database);
    rows.prepare();
    rows.fill(made.first(), made.end());
    database.execute("vacuum analyze");
    progress.count("  %,d entries are written".formatted(entries));
    Tree tree = Tree.open(TileReader.folder(home.log()), before.size(), before.root());
    // A cursor lives within a transaction.
    new TransactionTemplate(new JdbcTransactionManager(connection))
        .executeWithoutResult(status -> append(tree, made, database));
    String checkpoint =
        LogKeys.load(home.root().resolve("pki")).sign(tree.size(), tree.root(), clock.instant());
    database.update(
        "update log_state set size = ?, root = ?, checkpoint = ?",
        tree.size(),
        tree.root(),
        checkpoint);
    Files.writeString(home.log().resolve("checkpoint"), checkpoint, StandardCharsets.UTF_8);
    progress.say("  %,d entries are in the log".formatted(made.end()));
    return made;
  }

  private void append(Tree tree, Made made, JdbcTemplate database) {
    List<byte[]> leaves = new ArrayList<>();
    database.query(
        LEAVES,
        row -> {
          leaves.add(row.getBytes("leaf"));
          if (leaves.size() == AT_ONCE) {
            write(tree.append(leaves));
            leaves.clear();
          }
        },
        made.first(),
        made.end());
    write(tree.append(leaves));
  }

  private void write(Map<String, byte[]> files) {
    files.forEach(this::write);
  }

  private void write(String path, byte[] content) {
    try {
      Path file = home.log().resolve(path);
      Files.createDirectories(file.resolveSibling(""));
      Files.write(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
