// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.saola.connectors.home.AgencyHome;
import org.saola.connectors.home.Alarms;
import org.saola.connectors.hub.HubUnavailable;
import org.saola.connectors.standin.StandInLog;
import org.saola.message.notice.Cosignature;
import org.saola.pki.transparency.Checkpoint;
import org.saola.pki.transparency.Cosignatures;
import org.saola.pki.transparency.Leaf;
import org.saola.pki.transparency.LogKeys;
import org.saola.pki.transparency.LogRefused;
import org.saola.pki.transparency.WitnessKeys;

class CosignerTest {
  @TempDir Path folder;
  private LogKeys keys;
  private StandInLog log;
  private AgencyHome home;
  private WitnessKeys own;
  private Witness memory;
  private Cosigner cosigner;
  private Optional<String> proposed = Optional.empty();
  private boolean down;
  private final List<String> handed = new ArrayList<>();

  @BeforeEach
  void appoint() throws Exception {
    keys = LogKeys.create(folder, "saola.test/hub", new SecureRandom());
    log = new StandInLog(keys);
    home = new AgencyHome(folder.resolve("home"));
    home.create();
    memory = new Witness(home, keys.verifierKeys(), log, new Alarms(home, Clock.systemUTC()));
    assertThat(cosigner()).isEmpty();
    own = WitnessKeys.create(home.root().resolve("witness"), "nl.test/customs", new SecureRandom());
    cosigner = cosigner().orElseThrow();
  }

  private Optional<Cosigner> cosigner() throws IOException {
    Cosigner.Hub hub =
        new Cosigner.Hub() {
          @Override
          public Optional<byte[]> proposed() {
            return proposed.map(text -> text.getBytes(StandardCharsets.UTF_8));
          }

          @Override
          public void hand(Cosignature cosignature) throws IOException {
            if (down) {
              throw new HubUnavailable("down");
            }
            handed.add(cosignature.lines());
          }
        };
    String key = keys.verifierKeys().ed25519();
    return Cosigner.in(home, key, memory, hub, log, Clock.systemUTC());
  }

  private static String grown(StandInLog log, int by, int seed) {
    for (int i = 0; i < by; i++) {
      log.append(Leaf.salted(new byte[32], new byte[] {(byte) seed, (byte) i}));
    }
    return log.checkpoint();
  }

  /** The lines hold for what was proposed. */
  private void assertVouchesFor(String text, String lines) throws LogRefused {
    Checkpoint checkpoint = Checkpoint.verify(text, keys.verifierKeys());
    Checkpoint cosigned =
        Checkpoint.verify(
            Cosignatures.add(checkpoint, lines, own.verifierKeys()), keys.verifierKeys());
    assertThat(Cosignatures.of(cosigned, List.of(own.verifierKeys())))
        .containsOnlyKeys("nl.test/customs");
  }

  @Test
  void eachProposalIsCosignedOnce_alsoAfterARestart() throws Exception {
    cosigner.round();
    assertThat(handed).isEmpty();
    for (int by : new int[] {5, 300}) {
      proposed = Optional.of(grown(log, by, 1));
      cosigner.round();
      cosigner.round();
      assertVouchesFor(proposed.get(), handed.getLast());
    }
    assertThat(handed).hasSize(2);
    proposed = Optional.of(grown(log, 1, 1));
    cosigner().orElseThrow().round();
    assertVouchesFor(proposed.get(), handed.getLast());
  }

  @Test
  void whatDidNotArriveIsHandedOverAgain() throws Exception {
    proposed = Optional.of(grown(log, 5, 1));
    down = true;
    assertThatThrownBy(cosigner::round).isInstanceOf(HubUnavailable.class);
    down = false;
    cosigner.round();
    assertVouchesFor(proposed.get(), handed.getLast());
  }

  @Test
  void anotherHistoryIsNeverCosigned() throws Exception {
    proposed = Optional.of(grown(log, 5, 1));
    cosigner.round();
    StandInLog other = new StandInLog(keys);
    proposed = Optional.of(grown(other, 50, 2));
    log.become(other);
    assertThatThrownBy(cosigner::round).isInstanceOf(LogDistrusted.class);
    assertThat(handed).hasSize(1);
  }

  /** What the agency was shown in a notice binds its witness too. */
  @Test
  void whatContradictsTheAgencysOwnMemoryIsNotCosigned() throws Exception {
    memory.believe(grown(log, 5, 1));
    StandInLog other = new StandInLog(keys);
    proposed = Optional.of(grown(other, 5, 2));
    assertThatThrownBy(cosigner::round).isInstanceOf(LogDistrusted.class);
    assertThat(handed).isEmpty();
  }

  @Test
  void aCheckpointThatTheLogDidNotSignIsNotCosigned() throws Exception {
    LogKeys strangers =
        LogKeys.create(folder.resolve("others"), "saola.test/hub", new SecureRandom());
    proposed = Optional.of(grown(new StandInLog(strangers), 5, 1));
    assertThatThrownBy(cosigner::round).isInstanceOf(LogRefused.class);
    proposed = Optional.of("nonsense");
    assertThatThrownBy(cosigner::round).isInstanceOf(LogRefused.class);
    assertThat(handed).isEmpty();
  }
}
