// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
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
        .take(to, () -> OptionalLong.of(process.pid()), afterwards);
  }

  /** The second would wake the hub that the first takes to stand still. */
  @Test
  void aSecondOneMeanwhileIsRefused_andTouchesNothing() throws Exception {
    HubBackup second = HubBackup.of(hub.home(), Clock.systemUTC(), new SecureRandom());
    List<String> refusals = new ArrayList<>();
    take(
        Afterwards.GOES_ON,
        () ->
            assertThatThrownBy(
                    () ->
                        second.take(
                            folder.resolve("second"),
                            () -> fail("the hub was asked"),
                            Afterwards.ENDS))
                .satisfies(refused -> refusals.add(refused.getMessage())));
    assertThat(refusals)
        .isNotEmpty()
        .allMatch(it -> it.contains("another backup or restore") && it.contains("wait until"));
    assertThat(folder.resolve("second")).doesNotExist();
    answers();
  }

  /** The hub signs what it wrote, not what lies there when it signs. */
  @ParameterizedTest
  @ValueSource(strings = {"home/hub.yaml", "database/log_state", "database/sequences"})
  void whatSomebodyChangesWhileItIsTakenIsNotSigned(String name) throws Exception {
    take(
        Afterwards.GOES_ON,
        () -> {
          if (Files.exists(to.resolve("database/sequences"))) {
            Files.writeString(to.resolve(name), "evil");
          }
        });
    assertThatThrownBy(() -> new BackupFolder(to).open(keys()))
        .hasMessageContaining(name)
        .hasMessageContaining("not as it was written");
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
