// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.saola.pki.transparency.Leaf;
import org.saola.pki.transparency.Proofs;
import org.springframework.util.FileSystemUtils;

class SequencerTest {
  @TempDir private Path home;
  private LogBench bench;

  @BeforeEach
  void open() throws IOException {
    bench = new LogBench(home);
  }

  @Test
  void entriesAreNumberedWithoutGapsAndProven() throws Exception {
    var openings = bench.append(3);
    bench.sequencer().run();
    var more = bench.append(300);
    bench.sequencer().run();

    assertThat(bench.published()).isEqualTo(303);
    assertThat(bench.indexes()).isEqualTo(LogBench.upTo(303));
    var checkpoint = bench.folder.published().orElseThrow();
    var proofs = new Proofs(bench.folder.tiles());
    for (long index : new long[] {0, 2, 3, 255, 256, 302}) {
      var opening = index < 3 ? openings.get((int) index) : more.get((int) index - 3);
      Proofs.verifyInclusion(
          Leaf.salted(opening.salt(), opening.entry()),
          index,
          proofs.inclusion(index, 303),
          303,
          checkpoint.root());
    }
  }

  @Test
  void withoutEntriesNothingIsSigned() throws Exception {
    bench.sequencer().run();
    assertThat(bench.folder.published()).isEmpty();
    bench.append(1);
    bench.sequencer().run();
    String before = bench.folder.published().orElseThrow().text();
    bench.sequencer().run();
    assertThat(bench.folder.published().orElseThrow().text()).isEqualTo(before);
  }

  @Test
  void underLoadTwoRoundsAreLeftOut() throws Exception {
    Sequencer sequencer = bench.sequencer();
    bench.append(300);
    sequencer.round();
    bench.append(1);
    sequencer.round();
    sequencer.round();
    assertThat(bench.published()).isEqualTo(300);
    sequencer.round();
    assertThat(bench.published()).isEqualTo(301);
    bench.append(1);
    sequencer.round();
    assertThat(bench.published()).isEqualTo(302);
  }

  @Test
  void partialTilesGoOnceTheFullOneIsThere() throws Exception {
    bench.append(100);
    bench.sequencer().run();
    assertThat(bench.files()).contains("tile/0/000.p/100", "tile/entries/000.p/100");
    bench.append(160);
    bench.sequencer().run();
    assertThat(bench.files())
        .containsExactly(
            "checkpoint",
            "log-mldsa.vkey",
            "log.vkey",
            "tile/0/000",
            "tile/0/001.p/4",
            "tile/1/000.p/1",
            "tile/entries/000",
            "tile/entries/001.p/4");
  }

  @Test
  void twoSequencersNeverNumberTheSame() throws Exception {
    bench.append(500);
    var one = CompletableFuture.runAsync(() -> bench.sequencer().run());
    var other = CompletableFuture.runAsync(() -> bench.sequencer().run());
    one.join();
    other.join();
    bench.append(1);
    bench.sequencer().run();
    assertThat(bench.indexes()).isEqualTo(LogBench.upTo(501));
    assertThat(bench.published()).isEqualTo(501);
  }

  @Test
  void stageFailsAndDoesNotPersist_nextRoundNumbersAll() throws Exception {
    bench.append(5);
    bench.sequencer().run();
    bench.append(5);
    var crashing =
        bench.sequencer(
            new CrashingTransaction(bench.database, CrashingTransaction.At.BEFORE_COMMIT));
    assertThatThrownBy(crashing::stage).isInstanceOf(CrashingTransaction.Crash.class);

    bench.restart().run();
    assertThat(bench.indexes()).isEqualTo(LogBench.upTo(10));
    assertThat(bench.published()).isEqualTo(10);
  }

  @Test
  void stageFailsButPersists_restartPublishesWhatWasSigned() throws Exception {
    bench.append(5);
    bench.sequencer().run();
    bench.append(5);
    var crashing =
        bench.sequencer(
            new CrashingTransaction(bench.database, CrashingTransaction.At.AFTER_COMMIT));
    assertThatThrownBy(crashing::stage).isInstanceOf(CrashingTransaction.Crash.class);
    String signed = bench.rows.signed().checkpoint();
    assertThat(bench.published()).isEqualTo(5);

    bench.restart();
    assertThat(bench.folder.published().orElseThrow().text()).isEqualTo(signed);
    bench.append(1);
    bench.sequencer().run();
    assertThat(bench.indexes()).isEqualTo(LogBench.upTo(11));
  }

  /** The same object goes on after its commit was lost from sight: it must not trust its memory. */
  @Test
  void stageFailsButPersists_theRunningSequencerGoesOn() throws Exception {
    var flaky = new CrashingTransaction(bench.database, CrashingTransaction.At.AFTER_COMMIT);
    var sequencer = bench.sequencer(flaky);
    bench.append(5);
    assertThatThrownBy(sequencer::stage).isInstanceOf(CrashingTransaction.Crash.class);
    flaky.heal();
    bench.append(5);
    sequencer.run();
    assertThat(bench.indexes()).isEqualTo(LogBench.upTo(10));
    assertThat(bench.published()).isEqualTo(10);
  }

  @Test
  void publishFailsBeforeTheCheckpoint_restartPublishesTheSame() throws Exception {
    bench.append(5);
    Sequencer sequencer = bench.sequencer();
    sequencer.stage();
    Files.createDirectories(bench.log.resolve(".checkpoint.new/in the way"));
    assertThatThrownBy(sequencer::publish).hasMessageContaining("cannot be published");
    assertThat(bench.files()).contains("tile/0/000.p/5");
    assertThat(bench.folder.published()).isEmpty();

    FileSystemUtils.deleteRecursively(bench.log.resolve(".checkpoint.new"));
    bench.restart();
    assertThat(bench.published()).isEqualTo(5);
  }

  @Test
  void publishPersistsButItsTransactionFails_restartChangesNothing() throws Exception {
    bench.append(5);
    bench.sequencer().stage();
    var crashing =
        bench.sequencer(
            new CrashingTransaction(bench.database, CrashingTransaction.At.BEFORE_COMMIT));
    assertThatThrownBy(crashing::publish).isInstanceOf(CrashingTransaction.Crash.class);
    var files = bench.files();
    assertThat(bench.published()).isEqualTo(5);

    bench.restart();
    assertThat(bench.files()).isEqualTo(files);
    bench.append(1);
    bench.sequencer().run();
    assertThat(bench.indexes()).isEqualTo(LogBench.upTo(6));
  }

  @Test
  void whileSomethingIsStagedNothingMoreIsSigned() {
    bench.append(5);
    assertThat(bench.sequencer().stage()).isTrue();
    bench.append(5);
    assertThat(bench.sequencer().stage()).isFalse();
    assertThat(bench.rows.signed().size()).isEqualTo(5);
  }

  @Test
  void aPublishedTileIsNeverOverwritten() throws Exception {
    bench.append(5);
    bench.sequencer().stage();
    Path tile = bench.log.resolve("tile/0/000.p/5");
    Files.createDirectories(tile.getParent());
    Files.writeString(tile, "another tree");
    assertThatThrownBy(() -> bench.sequencer().publish())
        .isInstanceOf(LogBroken.class)
        .hasMessageContaining("tile/0/000.p/5");
    assertThat(Files.readString(tile)).isEqualTo("another tree");
  }

  @Test
  void aSequencerDoesNotSignBesideThePublishedTree() throws Exception {
    bench.append(5);
    bench.sequencer().run();
    bench.append(5);
    Files.writeString(
        bench.log.resolve("checkpoint"), bench.keys.sign(5, new byte[32], java.time.Instant.now()));
    assertThatThrownBy(() -> bench.sequencer().run()).isInstanceOf(LogBroken.class);
    assertThat(bench.rows.signed().size()).isEqualTo(5);
  }
}
