// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.saola.pki.transparency.LogKeys;
import org.saola.pki.transparency.LogVerifierKeys;
import org.saola.routes.HubHold;
import org.saola.routes.backup.HubBackup.Afterwards;
import org.saola.routes.fixture.TestHub;

/** A hub that runs; another process stands still in its place, for this one is the test's. */
class RunningHubBackupTest {
  @TempDir private Path folder;
  private TestHub hub;
  private Process process;
  private Path to;

  @BeforeEach
  void start() throws Exception {
    hub = TestHub.shared();
    TestHub.await(() -> Files.exists(hub.home().resolve("log/checkpoint")));
    process = new ProcessBuilder("cat").start();
    to = folder.resolve("backup");
  }

  @AfterEach
  void end() throws Exception {
    process.destroyForcibly().waitFor();
    Files.deleteIfExists(hub.home().resolve("broker/elsewhere"));
    Files.deleteIfExists(hub.home().resolve(HubHold.FILE));
  }

  private HubBackup.Taken take(Afterwards afterwards, TellingClock.Asked begins) throws Exception {
    return HubBackup.of(hub.home(), new TellingClock(begins), new SecureRandom())
        .take(to, OptionalLong.of(process.pid()), afterwards);
  }

  private LogVerifierKeys keys() throws IOException {
    return LogKeys.load(hub.home().resolve("pki")).verifierKeys();
  }

  private void answers() throws IOException {
    process.outputWriter().write("on\n");
    process.outputWriter().flush();
    assertThat(process.inputReader().readLine()).isEqualTo("on");
  }

  @Test
  void itGoesOnAfterwards() throws Exception {
    assertThat(take(Afterwards.GOES_ON, () -> {}).leaves()).isPositive();
    answers();
    assertThat(new HubHold(hub.home()).isPut()).isFalse();
    assertThat(new BackupFolder(to).open(keys()).leaves()).isPositive();
  }

  /** A snapshot that stays open would keep the database from tidying up, and tables as they are. */
  @Test
  void whatFailsLetsItGoOn_andHoldsNothingInTheDatabase() throws Exception {
    Files.createSymbolicLink(hub.home().resolve("broker/elsewhere"), folder);
    assertThatThrownBy(() -> take(Afterwards.GOES_ON, () -> {}))
        .hasMessageContaining("broker/elsewhere is a link");
    answers();
    TestHub.await(() -> open() == 0);
  }

  private long open() {
    return hub.database()
        .sql("select count(*) from pg_stat_activity where state like 'idle in transaction%'")
        .query(Long.class)
        .single();
  }

  @Test
  void whoseLastBackupBreaksOffBehindItsEnd_saysWhatToDo() throws Exception {
    assertThatThrownBy(
            () -> take(Afterwards.ENDS, () -> Files.deleteIfExists(to.resolve("database"))))
        .isInstanceOf(IOException.class);
    assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    assertThatThrownBy(() -> new BackupFolder(to).open(keys()))
        .hasMessageContaining("no whole backup");
    assertThatThrownBy(() -> new HubHold(hub.home()).requireNone())
        .hasMessageContaining("has broken off")
        .hasMessageContaining("take it again, or remove this file");
  }
}
