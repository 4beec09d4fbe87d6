// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.backup;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.saola.pki.file.PrivateFile;
import org.saola.routes.HubHold;
import org.saola.routes.HubProperties;
import org.saola.routes.audit.RestoredLog;
import org.saola.routes.operator.HubProcess;

/**
 * What of a home is in no backup: keys, secrets, half-written ones too, the database's files, and
 * what a start makes.
 */
record LeftOut(Set<Path> files) {
  private static final Set<Path> ALWAYS =
      Set.of(
          Path.of("pki"),
          Path.of("database"),
          Path.of(HubHold.FILE),
          Path.of(BackupLock.FILE),
          Path.of(RestoredLog.MARK),
          Path.of("operator.token"),
          Path.of("operator.address"),
          Path.of(HubProcess.FILE));

  static LeftOut of(HubProperties hub) throws IOException {
    Path home = hub.home().toRealPath();
    Set<Path> left = new HashSet<>(ALWAYS);
    for (Path secret : secrets(hub)) {
      Path file = home.resolve(secret).normalize();
      // By its name, which may be a link, and where it lies.
      left.add(home.relativize(Places.real(file.resolveSibling(".")).resolve(file.getFileName())));
      left.add(home.relativize(Places.real(file)));
    }
    return new LeftOut(Set.copyOf(left));
  }

  private static List<Path> secrets(HubProperties hub) {
    List<Path> secrets = new ArrayList<>();
    if (hub.database().passwordFile() != null) {
      secrets.add(hub.database().passwordFile());
    }
    if (hub.console() != null) {
      secrets.add(Path.of(hub.console().clientSecret()));
      if (hub.console().key() != null) {
        secrets.add(Path.of(Objects.requireNonNull(hub.console().key())));
      }
    }
    return secrets;
  }

  /** Whether a file or folder, named from the home on, is copied. */
  boolean takes(Path relative) {
    return !files.contains(relative) && !PrivateFile.isUnfinished(relative);
  }
}
