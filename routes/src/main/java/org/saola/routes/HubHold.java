// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * A hub that must not start: the file {@code hold} in its home says why, a line for each reason.
 * Two hubs with the keys of one log would sign two histories, whoever restarts the one that was
 * moved away.
 */
public record HubHold(Path home) {
  public static final String FILE = "hold";

  /** What a new text is written to before it takes the place of the old one. */
  public static final String NEXT = "hold.next";

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
    Path next = home.resolve(NEXT);
    Files.write(
        next,
        reasons,
        StandardOpenOption.CREATE,
        StandardOpenOption.TRUNCATE_EXISTING,
        StandardOpenOption.WRITE,
        StandardOpenOption.SYNC);
    Files.move(next, file(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    try (FileChannel folder = FileChannel.open(home, StandardOpenOption.READ)) {
      folder.force(true); // A power cut must not take the hold away again.
    }
  }

  private Path file() {
    return home.resolve(FILE);
  }
}
