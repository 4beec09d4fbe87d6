// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Only the process that wrote itself down is taken for the hub of a home. */
class HubProcessTest {
  @TempDir private Path home;

  @Test
  void theOneThatWroteItIsFound_andNobodyElseReadsIt() throws IOException {
    HubProcess.current().write(home);
    assertThat(HubProcess.of(home)).contains(HubProcess.current());
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(home.resolve(HubProcess.FILE))))
        .isEqualTo("rw-------");
  }

  @Test
  void withoutTheFileNoneRuns() throws IOException {
    assertThat(HubProcess.of(home)).isEmpty();
  }

  @Test
  void oneThatHasEndedIsNone() throws Exception {
    Process ended = new ProcessBuilder("true").start();
    ended.waitFor();
    new HubProcess(ended.pid(), HubProcess.current().started()).write(home);
    assertThat(HubProcess.of(home)).isEmpty();
  }

  @Test
  void anotherOneWithItsNumberIsNone() throws IOException {
    HubProcess own = HubProcess.current();
    new HubProcess(own.pid(), own.started() + "0").write(home);
    assertThat(HubProcess.of(home)).isEmpty();
  }

  @Test
  void aDamagedFileIsNoAnswer() throws IOException {
    Files.writeString(home.resolve(HubProcess.FILE), "7");
    assertThatThrownBy(() -> HubProcess.of(home)).hasMessageContaining("cannot be read");
  }
}
