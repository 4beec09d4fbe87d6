// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A process that stands still writes nothing, and goes on as if nothing had been. */
class FrozenProcessTest {
  private Process process;
  private BufferedReader echoes;

  @BeforeEach
  void start() throws IOException {
    process = new ProcessBuilder("cat").start();
    echoes = process.inputReader();
  }

  @AfterEach
  void end() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  private void say(String line) throws IOException {
    process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
    process.getOutputStream().flush();
  }

  @Test
  void itAnswersAgainWhenItGoesOn() throws Exception {
    say("before");
    assertThat(echoes.readLine()).isEqualTo("before");
    try (FrozenProcess frozen = FrozenProcess.stop(process.pid())) {
      frozen.requireStill();
      say("meanwhile");
      assertThat(echoes.ready()).isFalse();
    }
    assertThat(echoes.readLine()).isEqualTo("meanwhile");
  }

  @Test
  void whoeverEndsItEndsItForGood() throws Exception {
    try (FrozenProcess frozen = FrozenProcess.stop(process.pid())) {
      frozen.end(() -> {});
    }
    assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
  }

  /** As its own alarm does when the time is over. */
  @Test
  void oneThatWentOnByItselfIsFoundOut() throws Exception {
    try (FrozenProcess frozen = FrozenProcess.stop(process.pid())) {
      new ProcessBuilder("kill", "-CONT", String.valueOf(process.pid())).start().waitFor();
      say("on");
      assertThat(echoes.readLine()).isEqualTo("on");
      assertThatThrownBy(frozen::requireStill).hasMessageContaining("went on");
    }
  }

  @Test
  void oneThatWentOnBeforeItsEndIsNotKilled() throws Exception {
    try (FrozenProcess frozen = FrozenProcess.stop(process.pid())) {
      new ProcessBuilder("kill", "-CONT", String.valueOf(process.pid())).start().waitFor();
      say("on");
      assertThat(echoes.readLine()).isEqualTo("on");
      assertThatThrownBy(() -> frozen.end(() -> fail("held"))).hasMessageContaining("went on");
    }
    say("still on");
    assertThat(echoes.readLine()).isEqualTo("still on");
  }

  @Test
  void nothingCanWakeItWhileItsEndIsPrepared() throws Exception {
    try (FrozenProcess frozen = FrozenProcess.stop(process.pid())) {
      frozen.end(() -> assertThat(alarms()).isZero());
    }
    assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void oneWhoseEndCannotBePreparedGoesOn() throws Exception {
    try (FrozenProcess frozen = FrozenProcess.stop(process.pid())) {
      assertThatThrownBy(
              () ->
                  frozen.end(
                      () -> {
                        throw new IOException("disk full");
                      }))
          .hasMessageContaining("disk full");
    }
    say("on");
    assertThat(echoes.readLine()).isEqualTo("on");
  }

  /** As Ctrl-C and a terminal that goes away do: at once where the program still gets to act. */
  @ParameterizedTest
  @CsvSource({"TERM, 60", "INT, 60", "HUP, 60", "KILL, 1"})
  @Timeout(30)
  void whateverEndsWhoStoppedIt_andAllOfItsGroup_itGoesOn(String signal, int limit)
      throws Exception {
    Process stopper =
        new ProcessBuilder(
                // Whatever runs in a shell's background has been told to ignore INT.
                "env",
                "--default-signal=INT,HUP,TERM",
                "setsid",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xshare:auto",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                folderOf(FrozenProcess.class) + ":" + folderOf(Stopper.class),
                Stopper.class.getName(),
                String.valueOf(process.pid()),
                String.valueOf(limit))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try {
      assertThat(stopper.inputReader().readLine()).isEqualTo("still");
      say("meanwhile");
      assertThat(echoes.ready()).isFalse();
      new ProcessBuilder("sh", "-c", "kill -%s -%d".formatted(signal, stopper.pid()))
          .start()
          .waitFor();
      assertThat(echoes.readLine()).isEqualTo("meanwhile");
    } finally {
      stopper.destroyForcibly().waitFor();
    }
  }

  private static Path folderOf(Class<?> type) throws URISyntaxException {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
  }

  /** Stops a process, says so, and waits to be ended. */
  static final class Stopper {
    private Stopper() {}

    public static void main(String[] args) throws Exception {
      try (FrozenProcess frozen =
          FrozenProcess.stop(
              Long.parseLong(args[0]), Duration.ofSeconds(Integer.parseInt(args[1])))) {
        System.out.println("still");
        Thread.sleep(Duration.ofMinutes(1));
      }
    }
  }

  @Test
  void noneIsLeftBehindThatWouldWakeAStranger() throws Exception {
    try (FrozenProcess frozen = FrozenProcess.stop(process.pid())) {
      frozen.requireStill();
      assertThat(alarms()).isPositive();
    }
    assertThat(alarms()).isZero();
  }

  private long alarms() {
    return ProcessHandle.current()
        .descendants()
        .filter(ProcessHandle::isAlive)
        .map(ProcessHandle::pid)
        .filter(pid -> commandLine(pid).contains("kill -CONT " + process.pid()))
        .count();
  }

  private static String commandLine(long pid) {
    try {
      return Files.readString(Path.of("/proc", String.valueOf(pid), "cmdline")).replace('\0', ' ');
    } catch (IOException e) {
      // It has just ended.
      return "";
    }
  }

  @Test
  void itselfIsNotStoodStill() {
    assertThatThrownBy(() -> FrozenProcess.stop(ProcessHandle.current().pid()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
