// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One program at a time; one that was killed is in nobody's way. */
class BackupLockTest {
  @TempDir private Path home;

  @Test
  void anotherProgramIsRefused_untilTheFirstIsGone() throws Exception {
    Process first =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xshare:auto",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classes(BackupLock.class) + ":" + classes(Taker.class),
                Taker.class.getName(),
                home.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try {
      assertThat(first.inputReader().readLine()).isEqualTo("taken");
      assertThatThrownBy(() -> BackupLock.take(home))
          .hasMessageContaining("another backup or restore of " + home)
          .hasMessageContaining("wait until it has ended");
    } finally {
      first.destroyForcibly().waitFor();
    }
    BackupLock.take(home).close();
    BackupLock.take(home).close();
  }

  private static Path classes(Class<?> type) throws Exception {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
  }

  /** Takes it, says so, and waits to be killed. */
  static final class Taker {
    private Taker() {}

    public static void main(String[] args) throws Exception {
      try (BackupLock lock = BackupLock.take(Path.of(args[0]))) {
        System.out.println("taken");
        System.in.read();
      }
    }
  }
}
