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
import java.time.Instant;
import java.util.List;
import org.saola.message.json.InvalidDocument;
import org.saola.message.json.StrictJson;
import org.saola.message.manifest.Digest;

/**
 * A backup on disk: {@code home/}, {@code database/}, {@code SHA256SUMS} of both, and {@code
 * backup.json}, which is written last: a folder without it is no backup.
 */
record BackupFolder(Path root) {
  private static final String CONTENTS = "backup.json";
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
    return root.resolve("home");
  }

  Path database() {
    return root.resolve("database");
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

  void seal(Instant taken, String schema, DatabaseCopy.SignedLog log) throws IOException {
    requireWhole();
    Digest sums = new FileSums(root).write();
    Files.write(
        root.resolve(CONTENTS),
        StrictJson.writeIndented(new Contents(1, taken, schema, log.size(), log.root(), sums)));
  }

  /**
   * @throws IOException when it is no whole backup, or a file is not as it was written
   */
  Contents open() throws IOException {
    try {
      Contents contents =
          StrictJson.read(Files.readAllBytes(root.resolve(CONTENTS)), Contents.class);
      new FileSums(root).check(contents.sums());
      return contents;
    } catch (NoSuchFileException e) {
      throw new IOException(
          root + " is no whole backup: %s is written last, and is not there".formatted(CONTENTS),
          e);
    } catch (InvalidDocument e) {
      throw new IOException("%s of %s cannot be read".formatted(CONTENTS, root), e);
    }
  }
}
