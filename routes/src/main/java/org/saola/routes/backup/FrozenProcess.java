// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.backup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.saola.routes.HubHold;

/**
 * A process that stands still (SIGSTOP): what it has written is as if it had been killed at that
 * instant. It goes on when this is closed, when this program is gone, however it went, and by
 * itself after a while.
 */
final class FrozenProcess implements AutoCloseable {
  /** Connections of agencies live through this; a minute of silence would end them. */
  static final Duration LIMIT = Duration.ofSeconds(30);

  private static final Duration TO_STOP = Duration.ofSeconds(10);
  private static final Duration LOOK = Duration.ofMillis(5);

  /** What is done before it is killed, while nothing can wake it any more. */
  interface Before {
    void end() throws IOException;
  }

  private final long pid;
  private final Duration limit;
  private final WakingAlarm alarm;
  private final WakingAlarm alone;
  private final Thread atEnd = new Thread(this::wakeAtEnd, "wake the hub");
  private final long since = System.nanoTime();
  private boolean over;

  private FrozenProcess(long pid, Duration limit, WakingAlarm alarm, WakingAlarm alone) {
    this.pid = pid;
    this.limit = limit;
    this.alarm = alarm;
    this.alone = alone;
  }

  /**
   * Returns when each of its threads stands still.
   *
   * @param hold of the hub, which goes with this program if it was put for {@code why}: a hub that
   *     goes on can be started again
   */
  static FrozenProcess stop(long pid, Duration limit, HubHold hold, String why)
      throws IOException, InterruptedException {
    if (pid == ProcessHandle.current().pid()) {
      throw new IllegalArgumentException("a hub within this very process cannot be stood still");
    }
    var frozen =
        new FrozenProcess(
            pid, limit, WakingAlarm.after(limit, pid), WakingAlarm.alone(pid, hold, why));
    Runtime.getRuntime().addShutdownHook(frozen.atEnd);
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
    if (standing().compareTo(limit) >= 0 || !isStill()) {
      throw new IOException(
          "the hub stood still for %d s and went on: what was copied is of no use"
              .formatted(limit.toSeconds()));
    }
  }

  /**
   * It never goes on. The alarm is taken away first, so that it cannot go off between the last look
   * and the kill; if it has gone off before, or {@code before} fails, the process lives. So it does
   * where this program is killed in between.
   */
  synchronized void end(Before before) throws IOException, InterruptedException {
    alarm.forget();
    if (over) {
      throw new IOException("the hub was woken because this program ends");
    }
    requireStill();
    before.end();
    over = true;
    ProcessHandle.of(pid)
        .ifPresent(
            process -> {
              process.destroyForcibly();
              process.onExit().join();
            });
    alone.forget();
    forgetAtEnd();
  }

  @Override
  public void close() throws IOException, InterruptedException {
    wake();
    forgetAtEnd();
  }

  private synchronized void wake() throws IOException, InterruptedException {
    if (!over) {
      over = true;
      signal("CONT", pid);
      alarm.forget();
      alone.forget();
    }
  }

  private void wakeAtEnd() {
    try {
      wake();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void forgetAtEnd() {
    try {
      Runtime.getRuntime().removeShutdownHook(atEnd);
    } catch (IllegalStateException ending) {
      // It runs already, and finds that all is over.
      return;
    }
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
