// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.saola.pki.file.PrivateFile;

/**
 * A hub that must not start: the file {@code hold} in its home says why, a line for each reason.
 * Two hubs with the keys of one log would sign two histories, whoever restarts the one that was
 * moved away.
 */
public record HubHold(Path home) {
  public static final String FILE = "hold";

  private static final String UNSAID = "somebody has put a hold that says nothing";

  /** In addition to other reasons: each keeps the hub from starting by itself. */
  public void put(String why) throws IOException {
    List<String> reasons = reasons();
    if (!reasons.contains(why)) {
      reasons.add(why);
      write(reasons);
    }
  }

  public boolean isPut() {
    return Files.exists(file());
  }

  /** Other reasons stay. */
  public void lift(String why) throws IOException {
    List<String> reasons = reasons();
    if (!reasons.remove(why)) {
      return;
    }
    if (reasons.isEmpty()) {
      Files.delete(file());
    } else {
      write(reasons);
    }
  }

  /**
   * @throws IOException saying why the hub must not start
   */
  public void requireNone() throws IOException {
    if (isPut()) {
      throw new IOException(
          "the hub must not start: %s (%s)".formatted(String.join("; ", reasons()), file()));
    }
  }

  private List<String> reasons() throws IOException {
    if (!isPut()) {
      return new ArrayList<>();
    }
    List<String> reasons = new ArrayList<>(Files.readAllLines(file()));
    if (reasons.isEmpty()) {
      reasons.add(UNSAID);
    }
    return reasons;
  }

  /** A hold that is half written would say nothing, and one that is gone would hold nothing. */
  private void write(List<String> reasons) throws IOException {
    PrivateFile.write(file(), String.join("\n", reasons) + "\n");
  }

  private Path file() {
    return home.resolve(FILE);
  }
}
