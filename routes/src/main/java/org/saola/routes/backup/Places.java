// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.saola.routes.HubProperties;
import org.saola.routes.HubSettings;

/** Where folders really lie, whatever links lead to them: what is copied must not be its copy. */
final class Places {
  private Places() {}

  /** Of a folder that is not there yet, as far as its way is there. */
  static Path real(Path path) throws IOException {
    Path whole = path.toAbsolutePath().normalize();
    for (Path there = whole; there != null; there = there.getParent()) {
      if (Files.exists(there)) {
        return there.toRealPath().resolve(there.relativize(whole)).normalize();
      }
    }
    return whole;
  }

  /**
   * @throws IOException when one lies within the other
   */
  static void requireApart(Path one, Path other) throws IOException {
    Path first = real(one);
    Path second = real(other);
    if (first.startsWith(second) || second.startsWith(first)) {
      throw new IOException(
          "%s and %s lie within each other: keep them apart".formatted(first, second));
    }
  }

  /**
   * Settings that name another home are those of another hub: what is meant for one would be done
   * to the other.
   *
   * @param hubYaml lies in {@code home}, or will
   */
  static void requireOwn(Path hubYaml, Path home) throws IOException {
    HubProperties hub = HubSettings.readAs(hubYaml, home.resolve("hub.yaml"));
    Path named = real(hub.home());
    if (!named.equals(real(home))) {
      throw new IOException(
          "%s names another home, %s: take home: out of it, the home is where it lies"
              .formatted(hubYaml, named));
    }
  }
}
