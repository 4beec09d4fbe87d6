// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.saola.pki.transparency.Checkpoint;
import org.saola.pki.transparency.LogRefused;
import org.saola.pki.transparency.WitnessVerifierKeys;
import org.saola.routes.EmergencyStop;
import org.saola.routes.HubProperties;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/** A log of five leaves that came back from a backup, and what witnesses say of it. */
class RestoredLogTest {
  private static final int LEAVES = 5;

  @TempDir private Path home;
  private LogBench bench;
  private final List<AskedWitness> running = new ArrayList<>();

  @BeforeEach
  void restore() throws IOException {
    bench = new LogBench(home);
    bench.append(LEAVES);
    bench.sequencer().run();
    Files.createFile(mark());
  }

  @AfterEach
  void stop() {
    running.forEach(AskedWitness::close);
  }

  @ParameterizedTest
  @CsvSource({
    "8, 'it has cosigned 8 leaves, and this log has 5: is this log an older one?'",
    "5, 'it has cosigned another tree of 5 leaves'",
    "3, 'it has cosigned another history'"
  })
  void aWitnessOfMoreOrOfAnotherHistory_keepsTheHubFromStarting(long size, String why)
      throws Exception {
    Witnesses witnesses = witnesses(1, vouching("one"), objecting("two", size));
    // However often it is tried, and though as many as are promised do vouch.
    for (int start = 0; start < 2; start++) {
      assertThatThrownBy(witnesses::askAboutRestored)
          .isInstanceOf(LogBroken.class)
          .hasMessageContaining(why)
          .hasMessageContaining("restored-backup.md");
      assertThat(mark()).exists();
    }
  }

  @Test
  void theMarkGoesWhenAllHaveAnswered() throws Exception {
    Witnesses witnesses = witnesses(0, vouching("one"), vouching("two"));
    witnesses.askAboutRestored();
    assertThat(mark()).doesNotExist();
  }

  @Test
  void theMarkGoesWhenAsManyAsArePromisedHaveAnswered() throws Exception {
    AskedWitness away = vouching("two");
    away.away();
    Witnesses witnesses = witnesses(1, vouching("one"), away);
    witnesses.askAboutRestored();
    assertThat(mark()).doesNotExist();
  }

  @Test
  void withNobodyToAskThereIsNothingToWaitFor() throws Exception {
    witnesses(0).askAboutRestored();
    assertThat(mark()).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource({"404, ''", "200, no cosignature", "409, many", "409, -1", "503, later"})
  void whatIsNoAnswerOfAWitnessTakesNoMarkAwayAndObjectsToNothing(int status, String text)
      throws Exception {
    AskedWitness strange = vouching("one");
    strange.answers(status, text);
    witnesses(0, strange).askAboutRestored();
    assertThat(mark()).exists();
  }

  @ParameterizedTest
  @CsvSource({"8", "5", "3"})
  void oneThatWasAwayAtTheStart_andObjectsLater_stopsTheHub(long size) throws Exception {
    AskedWitness away = objecting("two", size);
    away.away();
    Witnesses witnesses = witnesses(2, vouching("one"), away);
    witnesses.askAboutRestored();
    witnesses.round();
    assertThat(mark()).exists();
    // The hub has signed on meanwhile.
    bench.append(2);
    bench.sequencer().run();
    away.isBack();
    try (var hub = new AnnotationConfigApplicationContext(EmergencyStop.class)) {
      EmergencyStop emergency = hub.getBean(EmergencyStop.class);
      assertThatThrownBy(() -> AuditConfiguration.orStop(witnesses::round, emergency))
          .isInstanceOf(LogBroken.class);
      assertThat(emergency.happened()).isTrue();
    }
    assertThat(mark()).exists();
  }

  @Test
  void oneThatWasAwayAtTheStart_andVouchesLater_takesTheMarkAway() throws Exception {
    AskedWitness away = vouching("two");
    away.away();
    Witnesses witnesses = witnesses(0, vouching("one"), away);
    witnesses.askAboutRestored();
    assertThat(mark()).exists();
    away.isBack();
    witnesses.round();
    assertThat(mark()).doesNotExist();
  }

  /** Else a witness could end any hub at any time. */
  @Test
  void withoutTheMarkAnObjectionIsReportedAndStopsNothing() throws Exception {
    Files.delete(mark());
    Witnesses witnesses = witnesses(0, objecting("one", 3));
    witnesses.askAboutRestored();
    witnesses.round();
    assertThat(bench.log.resolve("witnesses.json"))
        .content()
        .contains("it has cosigned another history");
  }

  private Path mark() {
    return home.resolve(RestoredLog.MARK);
  }

  private AskedWitness vouching(String name) throws IOException {
    AskedWitness witness = AskedWitness.start(home.resolve(name), name, bench.keys.verifierKeys());
    running.add(witness);
    return witness;
  }

  /** One that has cosigned a tree of this size that nobody here knows. */
  private AskedWitness objecting(String name, long size) throws IOException, LogRefused {
    AskedWitness witness = vouching(name);
    witness.cosign(
        Checkpoint.verify(
            bench.keys.sign(size, new byte[32], Instant.now()), bench.keys.verifierKeys()));
    return witness;
  }

  private Witnesses witnesses(int needed, AskedWitness... asked) throws LogRefused {
    List<HubProperties.Witness> known = new ArrayList<>();
    for (AskedWitness each : asked) {
      WitnessVerifierKeys keys = each.keys();
      known.add(new HubProperties.Witness(each.url(), null, keys.ed25519(), keys.mlDsa44()));
    }
    var settings = new HubProperties.Witnesses(needed, Duration.ofSeconds(1), known);
    return new Witnesses(
        bench.folder,
        home,
        settings,
        AgencyWitnesses.of(bench.folder, settings),
        Clock.systemUTC());
  }
}
