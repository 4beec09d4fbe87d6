// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.backup;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.OptionalLong;
import org.saola.pki.transparency.LogKeys;
import org.saola.routes.HubHold;
import org.saola.routes.HubProperties;
import org.saola.routes.HubSettings;
import org.saola.routes.database.HomeDatabase;

/**
 * Takes a backup of a hub that runs, or of one that is stopped. A running one stands still while
 * the journal is copied and the database's snapshot is taken: together they are what a hub finds
 * that was killed at that instant, and from that it is known to go on. No key and no secret is in
 * it.
 */
public final class HubBackup {
  private static final Path BROKER = Path.of("broker");
  private static final String MEANWHILE =
      "a backup of it is being taken, or has broken off. Remove this file when none is under way";
  private static final String ENDING =
      "its last backup is being taken, or has broken off. Where none is under way, and its folder has no backup.json, take it again, or remove this file: the hub then goes on from here. With a backup.json, another hub may have gone on from it: leave this file";
  private static final Duration CONNECT = Duration.ofSeconds(2);

  private final HubProperties hub;
  private final Clock clock;
  private final SecureRandom random;

  private HubBackup(HubProperties hub, Clock clock, SecureRandom random) {
    this.hub = hub;
    this.clock = clock;
    this.random = random;
  }

  /** The process of the hub; none when it is stopped: it does not start before this ends. */
  public interface Running {
    OptionalLong process() throws IOException, InterruptedException;
  }

  /** What becomes of a running hub afterwards. */
  public enum Afterwards {
    GOES_ON,

    /** It never signs again from this home: the backup stays its newest state. */
    ENDS
  }

  /**
   * @param leaves of the log, as signed last
   * @param stood how long the hub stood still; zero for one that was stopped
   */
  public record Taken(long leaves, Duration stood) {}

  /**
   * @throws IOException when {@code hub.yaml} of this home names another one
   */
  public static HubBackup of(Path home, Clock clock, SecureRandom random) throws IOException {
    Path settings = home.resolve("hub.yaml");
    Places.requireOwn(settings, home);
    return new HubBackup(HubSettings.read(settings), clock, random);
  }

  /**
   * @param to a folder that is empty, or is not there yet
   * @param running is asked while no other backup can stop, wake or end the hub
   */
  public Taken take(Path to, Running running, Afterwards afterwards)
      throws IOException, SQLException, InterruptedException {
    Places.requireApart(to, hub.home());
    try (BackupLock alone = BackupLock.take(hub.home())) {
      OptionalLong process = running.process();
      return process.isPresent() ? copy(to, process, afterwards) : copyHeld(to, afterwards);
    }
  }

  private Taken copyHeld(Path to, Afterwards afterwards)
      throws IOException, SQLException, InterruptedException {
    HubHold hold = new HubHold(hub.home());
    hold.put(MEANWHILE);
    try {
      return copy(to, OptionalLong.empty(), afterwards);
    } finally {
      hold.lift(MEANWHILE);
    }
  }

  private Taken copy(Path to, OptionalLong process, Afterwards afterwards)
      throws IOException, SQLException, InterruptedException {
    // Before anything stands still: a backup that nobody can sign is of no use.
    LogKeys keys = LogKeys.load(hub.home().resolve("pki"));
    BackupFolder folder = new BackupFolder(to);
    folder.make();
    FolderCopy files = new FolderCopy(hub.home(), folder.home(), LeftOut.of(hub)::takes);
    // The journal's files are written all the time, and keep their size.
    files.ahead(clock.instant(), file -> !file.startsWith(BROKER));
    try (HomeDatabase database = HomeDatabase.join(hub, random)) {
      Still still =
          process.isPresent()
              ? ofStanding(process.getAsLong(), files, database, afterwards)
              : ofStopped(files, database);
      try (DatabaseCopy rows = still.rows()) {
        FileSums written = BackupFolder.written(files.sums(), rows.write(folder.database()));
        if (afterwards == Afterwards.ENDS) {
          // From the seal on, another hub may go on from it: nothing lifts this one.
          new HubHold(hub.home()).put(ENDING);
        }
        folder.seal(clock.instant(), rows.schema(), rows.log(), written, keys);
      }
      if (afterwards == Afterwards.ENDS) {
        holdForGood();
        HomeDatabase.stopOrphan(hub);
      }
      return new Taken(still.rows().log().size(), still.stood());
    }
  }

  private record Still(DatabaseCopy rows, Duration stood) {}

  private Still ofStanding(
      long process, FolderCopy files, HomeDatabase database, Afterwards afterwards)
      throws IOException, SQLException, InterruptedException {
    HubHold hold = new HubHold(hub.home());
    try (FrozenProcess frozen = FrozenProcess.stop(process, FrozenProcess.LIMIT, hold, ENDING)) {
      return copyStill(
          files,
          database,
          () -> {
            frozen.requireStill();
            Duration stood = frozen.standing();
            if (afterwards == Afterwards.ENDS) {
              // Before the kill: whatever starts hubs that have ended would start this one.
              frozen.end(() -> hold.put(ENDING));
            }
            return stood;
          });
    }
  }

  private Still ofStopped(FolderCopy files, HomeDatabase database)
      throws IOException, SQLException, InterruptedException {
    requireStopped();
    return copyStill(
        files,
        database,
        () -> {
          // One that was just starting had looked for the hold before it was there.
          requireStopped();
          return Duration.ZERO;
        });
  }

  /** Whether the hub did nothing meanwhile; else what was copied is of no use. */
  private interface Meanwhile {
    Duration stood() throws IOException, InterruptedException;
  }

  private static Still copyStill(FolderCopy files, HomeDatabase database, Meanwhile meanwhile)
      throws IOException, SQLException, InterruptedException {
    DatabaseCopy rows = DatabaseCopy.at(database.source());
    try {
      files.settle();
      return new Still(rows, meanwhile.stood());
    } catch (IOException | InterruptedException | RuntimeException e) {
      rows.close();
      throw e;
    }
  }

  private void holdForGood() throws IOException {
    HubHold hold = new HubHold(hub.home());
    hold.put(
        "its last backup was taken at %s, and another hub may have gone on from it. Remove this file only if that backup was not and will not be restored"
            .formatted(clock.instant()));
    hold.lift(ENDING);
  }

  /** One that runs unseen would be copied as it writes. */
  private void requireStopped() throws IOException {
    try (Socket socket = new Socket()) {
      socket.connect(
          new InetSocketAddress(hub.amqp().host(), hub.amqp().port()),
          Math.toIntExact(CONNECT.toMillis()));
    } catch (IOException stopped) {
      return;
    }
    throw new IOException(
        "the hub answers at %s:%d, but not its operator: is its home another one?"
            .formatted(hub.amqp().host(), hub.amqp().port()));
  }
}
