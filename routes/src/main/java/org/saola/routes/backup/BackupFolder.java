// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.backup;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.saola.message.json.InvalidDocument;
import org.saola.message.json.StrictJson;
import org.saola.message.manifest.Digest;
import org.saola.pki.transparency.LogKeys;
import org.saola.pki.transparency.LogRefused;
import org.saola.pki.transparency.LogVerifierKeys;
import org.saola.pki.transparency.Statement;

/**
 * A backup on disk: {@code home/}, {@code database/}, {@code SHA256SUMS} of both, {@code
 * backup.sig}, by which the hub signs the rest with the log's keys, and {@code backup.json}, which
 * is written last: a folder without it is no backup.
 */
record BackupFolder(Path root) {
  private static final String CONTENTS = "backup.json";
  private static final String SIGNATURE = "backup.sig";
  private static final String SUMS = "SHA256SUMS";
  private static final Path HOME = Path.of("home");
  private static final Path DATABASE = Path.of("database");
  private static final List<String> NEEDED =
      List.of("hub.yaml", "log/checkpoint", "broker/journal");

  /**
   * @param schema by which migration the database's tables were made last
   * @param leaves of the log, as signed last
   * @param root of the tree of these leaves
   * @param sums digest of {@code SHA256SUMS}
   */
  record Contents(
      @Min(1) @Max(1) int format,
      @NotNull Instant taken,
      @NotNull String schema,
      @Min(0) long leaves,
      @NotNull byte[] root,
      @NotNull Digest sums) {}

  Path home() {
    return root.resolve(HOME);
  }

  Path database() {
    return root.resolve(DATABASE);
  }

  /** For its owner alone: entries can be read in it. */
  void make() throws IOException {
    Files.createDirectories(
        root, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    try (var files = Files.list(root)) {
      if (files.findAny().isPresent()) {
        throw new IOException(root + " is not empty: a backup goes into a folder of its own");
      }
    }
    Files.createDirectories(home());
    Files.createDirectories(database());
  }

  /** What a hub needs to come back: a copy without it broke off unseen, or is of no hub. */
  private void requireWhole() throws IOException {
    for (String needed : NEEDED) {
      if (!Files.exists(home().resolve(needed))) {
        throw new IOException(
            "the hub's home has no %s: it has never run, or is not whole".formatted(needed));
      }
    }
  }

  /** What the hub has written, whatever lies there by now. */
  static FileSums written(FileSums home, FileSums database) {
    FileSums all = new FileSums();
    all.addBelow(HOME, home);
    all.addBelow(DATABASE, database);
    return all;
  }

  void seal(
      Instant taken, String schema, DatabaseCopy.SignedLog log, FileSums written, LogKeys keys)
      throws IOException {
    requireWhole();
    byte[] sums = written.lines();
    Files.write(root.resolve(SUMS), sums);
    byte[] contents =
        StrictJson.writeIndented(
            new Contents(1, taken, schema, log.size(), log.root(), Digest.of(sums)));
    Files.writeString(root.resolve(SIGNATURE), keys.sign(statement(contents), taken));
    Files.write(root.resolve(CONTENTS), contents);
  }

  private static Statement statement(byte[] contents) {
    return new Statement("backup", contents);
  }

  /**
   * @param keys of the hub whose backup it must be
   * @throws IOException when it is no whole backup, or another hub's, or not as that hub wrote it
   */
  Contents open(LogVerifierKeys keys) throws IOException {
    try {
      byte[] written = Files.readAllBytes(root.resolve(CONTENTS));
      requireSigned(written, keys);
      Contents contents = StrictJson.read(written, Contents.class);
      FileSums.found(root).require(sums(contents), "the backup " + root);
      return contents;
    } catch (NoSuchFileException e) {
      throw new IOException(
          root + " is no whole backup: %s is written last, and is not there".formatted(CONTENTS),
          e);
    } catch (InvalidDocument e) {
      throw new IOException("%s of %s cannot be read".formatted(CONTENTS, root), e);
    }
  }

  private FileSums sums(Contents contents) throws IOException {
    byte[] lines = Files.readAllBytes(root.resolve(SUMS));
    if (!Digest.of(lines).equals(contents.sums())) {
      throw new IOException("%s is not as it was written".formatted(root.resolve(SUMS)));
    }
    return FileSums.read(lines);
  }

  /**
   * @param contents as they were opened: what somebody has replaced since then is refused, for what
   *     is copied is summed, and not what was looked at before
   * @param to for all of the hub's home
   */
  void copyHome(Contents contents, Path to) throws IOException {
    FolderCopy copy = new FolderCopy(home(), to, file -> true);
    copy.settle();
    copy.sums().require(sums(contents).below(HOME), "the backup " + root);
  }

  /** As {@link #copyHome}: rows that somebody has replaced since then are refused. */
  void loadRows(Contents contents, DataSource into) throws IOException, SQLException {
    new DatabaseLoad(into).read(database(), contents.schema(), sums(contents).below(DATABASE));
  }

  private void requireSigned(byte[] contents, LogVerifierKeys keys) throws IOException {
    Path signature = root.resolve(SIGNATURE);
    if (!Files.exists(signature)) {
      throw new IOException(unsigned("nobody has signed it: %s is not there".formatted(SIGNATURE)));
    }
    try {
      statement(contents).verify(Files.readString(signature), keys);
    } catch (LogRefused e) {
      throw new IOException(unsigned(String.valueOf(e.getMessage())), e);
    }
  }

  private String unsigned(String why) {
    return "%s of %s is not as the hub of these keys has written it (%s): take another backup, or that hub's own keys. See ops/runbooks/backup.md"
        .formatted(CONTENTS, root, why);
  }
}
