// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.operator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.saola.pki.file.PrivateFile;

/**
 * Which process serves a home, as that process has written it there. A hub that was killed leaves
 * its address behind: whoever listens there later is not to be sent the operator's token.
 *
 * @param started when, as the system counts it: numbers of processes come again
 */
public record HubProcess(long pid, String started) {
  public static final String FILE = "operator.process";

  /** proc(5): field 22, counted from the state, which is the third. */
  private static final int START = 22 - 3;

  /** The process of this program. */
  static HubProcess current() throws IOException {
    long pid = ProcessHandle.current().pid();
    return new HubProcess(pid, started(pid).orElseThrow());
  }

  /** The hub of this home, if the very process that wrote there still runs. */
  public static Optional<HubProcess> of(Path home) throws IOException {
    String[] words;
    try {
      words = Files.readString(home.resolve(FILE)).strip().split(" ", 2);
    } catch (NoSuchFileException stopped) {
      return Optional.empty();
    }
    if (words.length != 2) {
      throw new IOException(home.resolve(FILE) + " cannot be read");
    }
    HubProcess written = new HubProcess(Long.parseLong(words[0]), words[1]);
    return started(written.pid).filter(written.started::equals).map(same -> written);
  }

  void write(Path home) throws IOException {
    PrivateFile.write(home.resolve(FILE), "%d %s%n".formatted(pid, started));
  }

  private static Optional<String> started(long pid) throws IOException {
    Path stat = Path.of("/proc", String.valueOf(pid), "stat");
    if (!Files.exists(stat)) {
      return ProcessHandle.of(pid).flatMap(at -> at.info().startInstant()).map(Instant::toString);
    }
    // The command's name comes before, in brackets, and may hold anything.
    String line = Files.readString(stat);
    return Optional.of(line.substring(line.lastIndexOf(')') + 2).split(" ")[START]);
  }
}
