// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.saola.routes.HubApplication;
import org.saola.routes.HubHold;
import org.saola.routes.backup.HubBackup.Afterwards;
import org.saola.routes.fixture.TestHub;
import org.saola.routes.operator.HubProcess;

/** Nobody starts a hub while its backup is taken, and everybody can afterwards. */
class StoppedHubBackupTest {
  @TempDir private Path folder;
  private static TestHub hub;
  private static HubHold hold;

  @BeforeAll
  static void runOnce() throws Exception {
    hub = TestHub.create();
    hub.start();
    TestHub.await(() -> Files.exists(hub.home().resolve("log/checkpoint")));
    hub.stop();
    hold = new HubHold(hub.home());
  }

  @AfterAll
  static void close() {
    hub.close();
  }

  private HubBackup.Taken take(Path to, TellingClock clock) throws Exception {
    return take(to, clock, Afterwards.GOES_ON);
  }

  private HubBackup.Taken take(Path to, TellingClock clock, Afterwards afterwards)
      throws Exception {
    return HubBackup.of(hub.home(), clock, new SecureRandom())
        .take(to, OptionalLong::empty, afterwards);
  }

  @Test
  void itIsOnHoldMeanwhile_andNotAfterwards() throws Exception {
    List<String> refusals = new ArrayList<>();
    HubBackup.Taken taken =
        take(
            folder.resolve("backup"),
            new TellingClock(
                () ->
                    assertThatThrownBy(() -> HubApplication.start(hub.home().resolve("hub.yaml")))
                        .satisfies(refused -> refusals.add(refused.getMessage()))));
    assertThat(taken.leaves()).isPositive();
    assertThat(refusals).isNotEmpty().allMatch(it -> it.contains("a backup of it is being taken"));
    assertThat(hold.isPut()).isFalse();
  }

  @Test
  void whatFailsLeavesNoHold() throws IOException {
    Files.writeString(folder.resolve("something"), "is here");
    assertThatThrownBy(() -> take(folder, new TellingClock(() -> {})))
        .hasMessageContaining("is not empty");
    assertThat(hold.isPut()).isFalse();
    assertThatThrownBy(
            () ->
                take(
                    folder.resolve("backup"),
                    new TellingClock(
                        () -> {
                          assertThat(hold.isPut()).isTrue();
                          throw new IOException("disk full");
                        })))
        .hasMessageContaining("disk full");
    assertThat(hold.isPut()).isFalse();
  }

  /** It would end first or last, and lift the hold that the other one counts on. */
  @Test
  void aSecondOneMeanwhileIsRefused_andLeavesTheHold() throws Exception {
    List<Boolean> held = new ArrayList<>();
    take(
        folder.resolve("backup"),
        new TellingClock(
            () -> {
              assertThatThrownBy(() -> take(folder.resolve("second"), new TellingClock(() -> {})))
                  .hasMessageContaining("another backup or restore");
              held.add(hold.isPut());
            }));
    assertThat(held).isNotEmpty().doesNotContain(false);
    assertThat(hold.isPut()).isFalse();
  }

  /**
   * From the seal on, another hub may go on from it: nothing that fails then lets this one start.
   */
  @Test
  void aLastOneThatBreaksOffOnceItIsWhole_leavesTheHubHeldForThat() throws Exception {
    Path to = folder.resolve("backup");
    List<String> atSeal = new ArrayList<>();
    try {
      assertThatThrownBy(
              () ->
                  take(
                      to,
                      new TellingClock(
                          () -> {
                            if (Files.exists(to.resolve("backup.json"))) {
                              throw new IOException("disk full");
                            }
                            if (Files.exists(to.resolve("database/sequences"))) {
                              atSeal.add(Files.readString(hub.home().resolve(HubHold.FILE)));
                            }
                          }),
                      Afterwards.ENDS))
          .hasMessageContaining("disk full");
      assertThat(atSeal).singleElement().asString().contains("its last backup is being taken");
      assertThatThrownBy(hold::requireNone)
          .hasMessageContaining("With a backup.json, another hub may have gone on from it");
    } finally {
      Files.deleteIfExists(hub.home().resolve(HubHold.FILE));
    }
  }

  @Test
  void aHoldForAnotherReasonStays() throws Exception {
    hold.put("it was restored elsewhere");
    try {
      take(folder.resolve("backup"), new TellingClock(() -> {}));
      assertThatThrownBy(hold::requireNone).hasMessageContaining("restored elsewhere");
    } finally {
      hold.lift("it was restored elsewhere");
    }
  }

  /** Whoever is there next, in this very process even, is not taken for it. */
  @Test
  void aHubThatHasStoppedNamesNoAddressAndNoProcess() throws IOException {
    assertThat(HubProcess.of(hub.home())).isEmpty();
    assertThat(hub.home().resolve("operator.address")).doesNotExist();
  }
}
