// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.saola.connectors.home.AgencyHome;
import org.saola.connectors.home.Alarms;
import org.saola.connectors.standin.StandInLog;
import org.saola.pki.transparency.Leaf;
import org.saola.pki.transparency.LogKeys;
import org.saola.pki.transparency.LogRefused;
import org.saola.pki.transparency.TileReader;

class WitnessTest {
  @TempDir Path folder;
  private LogKeys keys;
  private StandInLog log;
  private Alarms alarms;
  private Witness witness;

  @BeforeEach
  void start() throws Exception {
    keys = LogKeys.create(folder, "saola.test/hub", new SecureRandom());
    log = new StandInLog(keys);
    AgencyHome home = new AgencyHome(folder.resolve("home"));
    home.create();
    alarms = new Alarms(home, Clock.systemUTC());
    witness = witness(log);
  }

  private Witness witness(TileReader tiles) {
    return new Witness(new AgencyHome(folder.resolve("home")), keys.verifierKeys(), tiles, alarms);
  }

  private static String grown(StandInLog log, int by, int seed) {
    for (int i = 0; i < by; i++) {
      log.append(Leaf.salted(new byte[32], new byte[] {(byte) seed, (byte) i}));
    }
    return log.checkpoint();
  }

  @Test
  void growingLogIsBelievedAndRemembered() throws Exception {
    witness.believe(grown(log, 5, 1));
    witness.believe(grown(log, 300, 1));

    assertThat(witness(log).last().orElseThrow().size()).isEqualTo(305);
  }

  @Test
  void earlierViewOfTheSameHistoryIsBelieved() throws Exception {
    String early = grown(log, 5, 1);
    witness.believe(grown(log, 5, 1));

    assertThat(witness.believe(early).size()).isEqualTo(5);
    assertThat(witness.last().orElseThrow().size()).isEqualTo(10);
  }

  @Test
  void secondHistoryOfTheSameSizeIsAFork() throws Exception {
    witness.believe(grown(log, 5, 1));
    String other = grown(new StandInLog(keys), 5, 2);

    assertThatThrownBy(() -> witness.believe(other)).isInstanceOf(LogDistrusted.class);
    assertThat(alarms.stands(Alarms.Kind.LOG_FORK)).isTrue();
  }

  @Test
  void longerHistoryThatDoesNotExtendTheFirstIsAFork() throws Exception {
    witness.believe(grown(log, 5, 1));
    StandInLog other = new StandInLog(keys);
    String forked = grown(other, 50, 2);
    log.become(other);

    assertThatThrownBy(() -> witness.believe(forked)).isInstanceOf(LogDistrusted.class);
    assertThat(alarms.stands(Alarms.Kind.LOG_FORK)).isTrue();
  }

  @Test
  void olderCheckpointAsTheNewestIsARollback() throws Exception {
    String early = grown(log, 5, 1);
    witness.believe(grown(log, 5, 1));

    assertThatThrownBy(() -> witness.believeNewest(early, witness.last()))
        .isInstanceOf(LogDistrusted.class);
    assertThat(alarms.stands(Alarms.Kind.LOG_ROLLBACK)).isTrue();
  }

  @Test
  void newestThatIsNewerIsNoRollback() throws Exception {
    String newest = grown(log, 5, 1);

    witness.believeNewest(newest, Optional.empty());
    witness.believeNewest(newest, witness.last());

    assertThat(witness.distrusts()).isFalse();
  }

  @Test
  void nothingIsBelievedWhileTheAlarmStands() throws Exception {
    String genuine = grown(log, 5, 1);
    witness.believe(genuine);
    alarms.raise(Alarms.Kind.LOG_FORK, "log", "two histories");

    assertThatThrownBy(() -> witness.believe(genuine)).isInstanceOf(LogDistrusted.class);
    assertThatThrownBy(() -> witness(log).believe(genuine)).isInstanceOf(LogDistrusted.class);
  }

  @Test
  void checkpointOfOtherKeysIsRefusedAndNoAlarm() throws Exception {
    LogKeys others = LogKeys.create(folder.resolve("home"), "saola.test/hub", new SecureRandom());
    String foreign = grown(new StandInLog(others), 5, 1);

    assertThatThrownBy(() -> witness.believe(foreign)).isInstanceOf(LogRefused.class);
    assertThat(alarms.count()).isZero();
  }

  @Test
  void tilesThatCannotBeFetchedAreAFaultAndNoAlarm() throws Exception {
    witness.believe(grown(log, 5, 1));
    String newer = grown(log, 5, 1);
    Witness cutOff =
        witness(
            path -> {
              throw new IOException("down");
            });

    assertThatThrownBy(() -> cutOff.believe(newer)).isInstanceOf(IOException.class);
    assertThat(alarms.count()).isZero();
    assertThat(witness.believe(newer).size()).isEqualTo(10);
  }
}
