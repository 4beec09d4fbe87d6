// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The PostgreSQL server that runs on a data directory. A hub that is killed leaves it running.
 *
 * @param port where it listens
 */
record Postmaster(ProcessHandle process, int port) {
  private static final Logger log = LoggerFactory.getLogger(Postmaster.class);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(20);
  private static final int PID_LINE = 0;
  private static final int PORT_LINE = 3;

  /**
   * Found by {@code postmaster.pid}, and only if that process really serves this directory: after a
   * reboot the number may belong to anybody.
   */
  static Optional<Postmaster> of(Path data) throws IOException {
    List<String> lines;
    try {
      lines = Files.readAllLines(data.resolve("postmaster.pid"));
    } catch (NoSuchFileException absent) {
      return Optional.empty();
    }
    if (lines.size() <= PORT_LINE) {
      return Optional.empty();
    }
    int port = Integer.parseInt(lines.get(PORT_LINE).strip());
    return ProcessHandle.of(Long.parseLong(lines.get(PID_LINE).strip()))
        .filter(process -> serves(process, data))
        .map(process -> new Postmaster(process, port));
  }

  private static boolean serves(ProcessHandle process, Path data) {
    return process
        .info()
        .commandLine()
        .filter(line -> line.contains("postgres") && line.contains(data.toString()))
        .isPresent();
  }

  /** Asks it to end (its clients are gone with their hub), and insists after a while. */
  void stop() {
    log.warn("stopping the PostgreSQL (pid {}) that a killed hub has left", process.pid());
    process.destroy();
    if (!ends()) {
      process.destroyForcibly();
      if (!ends()) {
        throw new IllegalStateException(
            "PostgreSQL, pid %d, does not end".formatted(process.pid()));
      }
    }
  }

  private boolean ends() {
    try {
      process.onExit().get(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException late) {
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException("cannot wait for PostgreSQL", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
