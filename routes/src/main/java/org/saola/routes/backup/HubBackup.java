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
import java.util.HashSet;
import java.util.OptionalLong;
import java.util.Set;
import org.saola.routes.HubHold;
import org.saola.routes.HubProperties;
import org.saola.routes.HubSettings;
import org.saola.routes.audit.RestoredLog;
import org.saola.routes.database.HomeDatabase;

/**
 * Takes a backup of a hub that runs, or of one that is stopped. A running one stands still while
 * the journal is copied and the database's snapshot is taken: together they are what a hub finds
 * that was killed at that instant, and from that it is known to go on. No key and no secret is in
 * it.
 */
public final class HubBackup {
  private static final Path BROKER = Path.of("broker");
  private static final Duration CONNECT = Duration.ofSeconds(2);

  private final HubProperties hub;
  private final Clock clock;
  private final SecureRandom random;

  private HubBackup(HubProperties hub, Clock clock, SecureRandom random) {
    this.hub = hub;
    this.clock = clock;
    this.random = random;
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

  public static HubBackup of(Path home, Clock clock, SecureRandom random) throws IOException {
    return new HubBackup(HubSettings.read(home.resolve("hub.yaml")), clock, random);
  }

  /**
   * @param process of the hub; absent when it is stopped
   * @param to a folder that is empty, or is not there yet
   */
  public Taken take(Path to, OptionalLong process, Afterwards afterwards)
      throws IOException, SQLException, InterruptedException {
    BackupFolder folder = new BackupFolder(to);
    folder.make();
    Set<Path> leftOut = leftOut();
    FolderCopy files =
        new FolderCopy(hub.home(), folder.home(), relative -> !leftOut.contains(relative));
    // The journal's files are written all the time, and keep their size.
    files.ahead(clock.instant(), file -> !file.startsWith(BROKER));
    try (HomeDatabase database = HomeDatabase.join(hub, random)) {
      Duration stood = Duration.ZERO;
      DatabaseCopy rows;
      if (process.isPresent()) {
        try (FrozenProcess frozen = FrozenProcess.stop(process.getAsLong())) {
          rows = copyStill(files, database);
          frozen.requireStill();
          stood = frozen.standing();
          if (afterwards == Afterwards.ENDS) {
            hold();
            frozen.end();
          }
        }
      } else {
        requireStopped();
        rows = copyStill(files, database);
      }
      try (rows) {
        rows.write(folder.database());
        folder.seal(clock.instant(), rows.schema(), rows.log());
      }
      if (afterwards == Afterwards.ENDS) {
        hold();
        HomeDatabase.stopOrphan(hub);
      }
      return new Taken(rows.log().size(), stood);
    }
  }

  private static DatabaseCopy copyStill(FolderCopy files, HomeDatabase database)
      throws IOException, SQLException {
    DatabaseCopy rows = DatabaseCopy.at(database.source());
    try {
      files.settle();
      return rows;
    } catch (IOException e) {
      rows.close();
      throw e;
    }
  }

  private void hold() throws IOException {
    new HubHold(hub.home())
        .put(
            "its last backup was taken at %s, and another hub may have gone on from it. Remove this file only if that backup was not and will not be restored"
                .formatted(clock.instant()));
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

  /** Keys and secrets, what the database's own copy holds, and what a start makes anew. */
  private Set<Path> leftOut() {
    Set<Path> left =
        new HashSet<>(
            Set.of(
                Path.of("pki"),
                Path.of("database"),
                Path.of(HubHold.FILE),
                Path.of(RestoredLog.MARK),
                Path.of("operator.token"),
                Path.of("operator.address")));
    if (hub.database().passwordFile() != null) {
      left.add(inHome(hub.database().passwordFile()));
    }
    if (hub.console() != null) {
      left.add(inHome(Path.of(hub.console().clientSecret())));
      if (hub.console().key() != null) {
        left.add(inHome(Path.of(hub.console().key())));
      }
    }
    return left;
  }

  private Path inHome(Path file) {
    Path home = hub.home().toAbsolutePath().normalize();
    return home.relativize(home.resolve(file).normalize());
  }
}
