// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.saola.pki.transparency.Checkpoint;
import org.saola.pki.transparency.LogAudit;
import org.saola.pki.transparency.LogKeys;
import org.saola.pki.transparency.LogRefused;
import org.saola.pki.transparency.LogVerifierKeys;
import org.saola.routes.HubHold;
import org.saola.routes.HubProperties;
import org.saola.routes.HubSettings;
import org.saola.routes.audit.AuditVerify;
import org.saola.routes.audit.RestoredLog;
import org.saola.routes.database.HomeDatabase;

/**
 * Brings a hub's home back from a backup, its database too, and refuses one that is older than the
 * log: signing on from there would be a second history. Until all of it is checked, the home is on
 * {@link HubHold}.
 */
public final class HubRestore {
  private static final String UNVERIFIED =
      "it is being restored, or that has failed, or its log does not hold";

  private static final Path LOCK = Path.of(BackupLock.FILE);

  private final BackupFolder backup;
  private final SecureRandom random;

  public HubRestore(Path backup, SecureRandom random) {
    this.backup = new BackupFolder(backup);
    this.random = random;
  }

  /** The backup is older than what was published. Nothing is there that could be started. */
  public static final class BackupIsOlder extends IOException {
    private static final long serialVersionUID = 1L;

    BackupIsOlder(long published, long leaves) {
      super(
          "a checkpoint of %d leaves was published, the backup has %d: a hub that went on from it would sign a second history. What to do: ops/runbooks/restored-backup.md"
              .formatted(published, leaves));
    }
  }

  /**
   * @param leaves of the log, as signed last
   * @param log the whole of it, verified: the home stays on hold unless it holds
   */
  public record Restored(Instant taken, long leaves, LogAudit.Report log) {}

  /**
   * @param keys a folder laid out as the home, with what no backup holds: {@code pki/}, and the
   *     secrets that {@code hub.yaml} names. What both have is taken from here
   * @param home is not there yet, or is empty
   * @param newest checkpoints that others have kept: agencies, witnesses, mirrors of the log
   * @param progress called with the number of leaves that are verified
   * @throws BackupIsOlder when the log has grown since
   */
  public Restored into(Path home, Path keys, List<Path> newest, LongConsumer progress)
      throws IOException, SQLException, LogRefused {
    if (newest.isEmpty()) {
      throw new IllegalArgumentException(
          "name a checkpoint that somebody else has kept: whether more was signed since, no backup can tell");
    }
    List<String> checkpoints = new ArrayList<>();
    for (Path file : newest) {
      checkpoints.add(Files.readString(file));
    }
    // The operator's own, kept apart: those that lie in the backup would be an intruder's.
    LogVerifierKeys hub = LogKeys.load(keys.resolve("pki")).verifierKeys();
    BackupFolder.Contents contents = backup.open(hub);
    requireNewest(contents, checkpoints, hub);
    requireOwnPlace(home, keys);
    Files.createDirectories(
        home, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    try (BackupLock alone = BackupLock.take(home)) {
      // Another restore may have been there first.
      requireEmpty(home);
      return fill(home, keys, contents, checkpoints, progress);
    }
  }

  private Restored fill(
      Path home,
      Path keys,
      BackupFolder.Contents contents,
      List<String> checkpoints,
      LongConsumer progress)
      throws IOException, SQLException, LogRefused {
    HubHold hold = new HubHold(home);
    hold.put(UNVERIFIED);
    backup.copyHome(contents, home);
    new FolderCopy(keys, home, file -> !file.equals(LOCK)).settle();
    // The one that was looked at before may not be the one that was copied.
    Places.requireOwn(home.resolve("hub.yaml"), home);
    LogAudit.Report log = load(home, contents, checkpoints, progress);
    if (log.holds()) {
      hold.lift(UNVERIFIED);
    }
    return new Restored(contents.taken(), contents.leaves(), log);
  }

  private LogAudit.Report load(
      Path home, BackupFolder.Contents contents, List<String> checkpoints, LongConsumer progress)
      throws IOException, SQLException, LogRefused {
    HubProperties hub = HubSettings.read(home.resolve("hub.yaml"));
    try (HomeDatabase database = HomeDatabase.make(hub, random)) {
      backup.loadRows(contents, database.source());
      new RestoredLog(home).compare(database.source(), checkpoints);
      return AuditVerify.run(
          home.resolve("log"), database.source(), Optional.of(hub.retention().entries()), progress);
    }
  }

  /** Before anything is touched: no other hub's home, and nothing copied into itself. */
  private void requireOwnPlace(Path home, Path keys) throws IOException {
    Places.requireApart(home, backup.root());
    Places.requireApart(home, keys);
    Path settings = keys.resolve("hub.yaml");
    Places.requireOwn(Files.exists(settings) ? settings : backup.home().resolve("hub.yaml"), home);
    requireEmpty(home);
  }

  /** Before anything is written: most backups that are too old end here. */
  private static void requireNewest(
      BackupFolder.Contents contents, List<String> checkpoints, LogVerifierKeys hub)
      throws IOException, LogRefused {
    for (String text : checkpoints) {
      Checkpoint published = Checkpoint.verify(text, hub);
      if (published.size() > contents.leaves()) {
        throw new BackupIsOlder(published.size(), contents.leaves());
      }
      if (published.size() == contents.leaves()
          && !Arrays.equals(published.root(), contents.root())) {
        throw new IOException(
            "a checkpoint of the same %d leaves names another tree: the backup is of another history. What to do: ops/runbooks/restored-backup.md"
                .formatted(contents.leaves()));
      }
    }
  }

  private static void requireEmpty(Path home) throws IOException {
    if (Files.exists(home)) {
      try (var files = Files.list(home)) {
        if (files.anyMatch(file -> !file.endsWith(LOCK))) {
          throw new IOException(home + " is not empty: a hub is restored into a new folder");
        }
      }
    }
  }
}
