// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.saola.pki.file.PrivateFile;
import org.saola.routes.HubHold;

/** A process that stands still writes nothing, and goes on as if nothing had been. */
class FrozenProcessTest {
  private static final String WHY = "its last backup is being taken";

  @TempDir private Path home;
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

  private FrozenProcess freeze(long pid) throws Exception {
    return FrozenProcess.stop(pid, FrozenProcess.LIMIT, new HubHold(home), WHY);
  }

  private void say(String line) throws IOException {
    process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
    process.getOutputStream().flush();
  }

  @Test
  void itAnswersAgainWhenItGoesOn() throws Exception {
    say("before");
    assertThat(echoes.readLine()).isEqualTo("before");
    try (FrozenProcess frozen = freeze(process.pid())) {
      frozen.requireStill();
      say("meanwhile");
      assertThat(echoes.ready()).isFalse();
    }
    assertThat(echoes.readLine()).isEqualTo("meanwhile");
  }

  @Test
  void whoeverEndsItEndsItForGood() throws Exception {
    try (FrozenProcess frozen = freeze(process.pid())) {
      frozen.end(() -> {});
    }
    assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
  }

  /** As its own alarm does when the time is over. */
  @Test
  void oneThatWentOnByItselfIsFoundOut() throws Exception {
    try (FrozenProcess frozen = freeze(process.pid())) {
      new ProcessBuilder("kill", "-CONT", String.valueOf(process.pid())).start().waitFor();
      say("on");
      assertThat(echoes.readLine()).isEqualTo("on");
      assertThatThrownBy(frozen::requireStill).hasMessageContaining("went on");
    }
  }

  @Test
  void oneThatWentOnBeforeItsEndIsNotKilled() throws Exception {
    try (FrozenProcess frozen = freeze(process.pid())) {
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
    try (FrozenProcess frozen = freeze(process.pid())) {
      frozen.end(
          () -> assertThat(alarms("timeout -s KILL 30 cat >/dev/null; kill -CONT %d")).isZero());
    }
    assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void oneWhoseEndCannotBePreparedGoesOn() throws Exception {
    try (FrozenProcess frozen = freeze(process.pid())) {
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
  @ValueSource(strings = {"TERM", "INT", "HUP", "KILL"})
  @Timeout(30)
  void whateverEndsWhoStoppedIt_andAllOfItsGroup_itGoesOn(String signal) throws Exception {
    interrupted(signal, "still");
  }

  @Test
  @Timeout(30)
  void whoeverStoppedItMayAlsoForgetToWakeIt() throws Exception {
    try (FrozenProcess frozen =
        FrozenProcess.stop(process.pid(), Duration.ofSeconds(1), new HubHold(home), WHY)) {
      say("meanwhile");
      assertThat(echoes.readLine()).isEqualTo("meanwhile");
      assertThatThrownBy(frozen::requireStill).hasMessageContaining("went on");
    }
  }

  /** The hold is put, and the kill is next: the hub goes on, and can be started again. */
  @Test
  @Timeout(30)
  void whoeverIsKilledBeforeTheEnd_leavesAProcessThatGoesOn_andNoHold() throws Exception {
    interrupted("KILL", "held");
    while (new HubHold(home).isPut()) {
      Thread.sleep(10);
    }
  }

  @Test
  @Timeout(30)
  void aHoldThatWasPutForAnotherReasonStays() throws Exception {
    new HubHold(home).put("it was restored elsewhere");
    interrupted("KILL", "still");
    assertThatThrownBy(() -> new HubHold(home).requireNone())
        .hasMessageContaining("restored elsewhere");
  }

  private void interrupted(String signal, String until) throws Exception {
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
                Stream.of(FrozenProcess.class, Stopper.class, PrivateFile.class)
                    .map(FrozenProcessTest::placeOf)
                    .collect(Collectors.joining(":")),
                Stopper.class.getName(),
                String.valueOf(process.pid()),
                home.toString(),
                until)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try {
      assertThat(stopper.inputReader().readLine()).isEqualTo(until);
      say("meanwhile");
      assertThat(echoes.ready()).isFalse();
      new ProcessBuilder("sh", "-c", "kill -%s -%d".formatted(signal, stopper.pid()))
          .start()
          .waitFor();
      assertThat(echoes.readLine()).isEqualTo("meanwhile");
      while (ProcessHandle.allProcesses().anyMatch(this::wakes)) {
        Thread.sleep(10);
      }
    } finally {
      stopper.destroyForcibly().waitFor();
    }
  }

  /** One that is left behind would wake the process that somebody else has stopped by then. */
  private boolean wakes(ProcessHandle alarm) {
    return commandLine(alarm.pid()).contains("kill -CONT %d".formatted(process.pid()));
  }

  private static String placeOf(Class<?> type) {
    URI place = URI.create(type.getProtectionDomain().getCodeSource().getLocation().toString());
    return Path.of(place).toString();
  }

  /** Stops a process, or is about to end it, says so, and waits to be ended. */
  static final class Stopper {
    private Stopper() {}

    public static void main(String[] args) throws Exception {
      HubHold hold = new HubHold(Path.of(args[1]));
      try (FrozenProcess frozen =
          FrozenProcess.stop(Long.parseLong(args[0]), Duration.ofMinutes(1), hold, WHY)) {
        if (args[2].equals("held")) {
          frozen.end(
              () -> {
                hold.put(WHY);
                pause(args[2]);
              });
        } else {
          pause(args[2]);
        }
      }
    }

    /** Reads what nobody writes: a thread that is parked may go on for no reason. */
    private static void pause(String said) throws IOException {
      System.out.println(said);
      System.in.read();
    }
  }

  @Test
  void noneIsLeftBehindThatWouldWakeAStranger() throws Exception {
    try (FrozenProcess frozen = freeze(process.pid())) {
      frozen.requireStill();
      assertThat(alarms("timeout -s KILL 30 cat >/dev/null; kill -CONT %d")).isPositive();
      assertThat(alarms("kill -CONT %d"))
          .isGreaterThan(alarms("timeout -s KILL 30 cat >/dev/null; kill -CONT %d"));
    }
    assertThat(alarms("kill -CONT %d")).isZero();
  }

  private long alarms(String command) {
    return ProcessHandle.current()
        .descendants()
        .filter(ProcessHandle::isAlive)
        .map(ProcessHandle::pid)
        .filter(pid -> commandLine(pid).contains(command.formatted(process.pid())))
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
    assertThatThrownBy(() -> freeze(ProcessHandle.current().pid()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
