// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

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
      frozen.end();
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
