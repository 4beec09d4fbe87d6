// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A hub that must not start: the file {@code hold} in its home says why. Two hubs with the keys of
 * one log would sign two histories, whoever restarts the one that was moved away.
 */
public record HubHold(Path home) {
  public static final String FILE = "hold";

  public void put(String why) throws IOException {
    Files.writeString(file(), why + "\n");
  }

  public boolean isPut() {
    return Files.exists(file());
  }

  /** Unless it was put for another reason meanwhile: that one stays. */
  public void lift(String why) throws IOException {
    if (isPut() && Files.readString(file()).equals(why + "\n")) {
      Files.delete(file());
    }
  }

  /**
   * @throws IOException saying why the hub must not start
   */
  public void requireNone() throws IOException {
    if (isPut()) {
      throw new IOException(
          "the hub must not start: %s (%s)".formatted(Files.readString(file()).strip(), file()));
    }
  }

  private Path file() {
    return home.resolve(FILE);
  }
}
