// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.backup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * A process that stands still (SIGSTOP): what it has written is as if it had been killed at that
 * instant. It goes on when this is closed, and by itself after a while: whoever stopped it may die.
 */
final class FrozenProcess implements AutoCloseable {
  /** Connections of agencies live through this; a minute of silence would end them. */
  static final Duration LIMIT = Duration.ofSeconds(30);

  private static final Duration TO_STOP = Duration.ofSeconds(10);
  private static final Duration LOOK = Duration.ofMillis(5);

  private final long pid;
  private final Process thaw;
  private final long since = System.nanoTime();
  private boolean over;

  private FrozenProcess(long pid, Process thaw) {
    this.pid = pid;
    this.thaw = thaw;
  }

  /** Returns when each of its threads stands still. */
  static FrozenProcess stop(long pid) throws IOException, InterruptedException {
    if (pid == ProcessHandle.current().pid()) {
      throw new IllegalArgumentException("a hub within this very process cannot be stood still");
    }
    Process thaw =
        new ProcessBuilder("sh", "-c", "sleep %d; kill -CONT %d".formatted(LIMIT.toSeconds(), pid))
            .start();
    var frozen = new FrozenProcess(pid, thaw);
    try {
      signal("STOP", pid);
      frozen.awaitStill();
      return frozen;
    } catch (IOException | InterruptedException e) {
      frozen.close();
      throw e;
    }
  }

  private void awaitStill() throws IOException, InterruptedException {
    while (!isStill()) {
      if (standing().compareTo(TO_STOP) > 0) {
        throw new IOException("process %d does not stand still".formatted(pid));
      }
      Thread.sleep(LOOK);
    }
  }

  /** proc(5): the state follows the command's name, which stands in brackets. */
  private boolean isStill() {
    try (Stream<Path> threads = Files.list(Path.of("/proc", String.valueOf(pid), "task"))) {
      for (Path thread : threads.toList()) {
        String stat = Files.readString(thread.resolve("stat"));
        if (stat.charAt(stat.lastIndexOf(')') + 2) != 'T') {
          return false;
        }
      }
      return true;
    } catch (IOException | UncheckedIOException e) {
      // A thread that has just ended; the next look does not list it.
      return false;
    }
  }

  Duration standing() {
    return Duration.ofNanos(System.nanoTime() - since);
  }

  /**
   * @throws IOException when it may have gone on by itself: nothing read since then is of one
   *     instant
   */
  void requireStill() throws IOException {
    if (standing().compareTo(LIMIT) >= 0 || !isStill()) {
      throw new IOException(
          "the hub stood still for %d s and went on: what was copied is of no use"
              .formatted(LIMIT.toSeconds()));
    }
  }

  /** It never goes on. */
  void end() throws InterruptedException {
    ProcessHandle.of(pid)
        .ifPresent(
            process -> {
              process.destroyForcibly();
              process.onExit().join();
            });
    over = true;
    forgetThaw();
  }

  @Override
  public void close() throws IOException, InterruptedException {
    if (!over) {
      over = true;
      signal("CONT", pid);
      forgetThaw();
    }
  }

  private void forgetThaw() throws InterruptedException {
    List<ProcessHandle> children = thaw.descendants().toList();
    thaw.destroyForcibly().waitFor();
    children.forEach(ProcessHandle::destroyForcibly);
  }

  private static void signal(String name, long pid) throws IOException, InterruptedException {
    int code = new ProcessBuilder("kill", "-" + name, String.valueOf(pid)).start().waitFor();
    if (code != 0) {
      throw new IOException(
          "the hub's process %d takes no signal: run this as the user that it runs as"
              .formatted(pid));
    }
  }
}
