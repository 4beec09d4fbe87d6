// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.transparency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeenCheckpointTest {
  private static final NaiveTree LEAVES = NaiveTree.of(700);

  @TempDir Path folder;
  private LogKeys keys;
  private SeenCheckpoint memory;

  @BeforeEach
  void createKeys() throws Exception {
    keys = MemoryLog.keys(folder.resolve("keys"));
    memory = new SeenCheckpoint(folder.resolve("state/checkpoint"), keys.verifierKeys());
  }

  @Test
  void first_isKept_andComesBackAfterARestart() throws Exception {
    MemoryLog log = MemoryLog.of(5);
    assertThat(memory.last()).isEmpty();
    assertThat(memory.observe(log.checkpoint(keys), log)).isInstanceOf(Consistency.First.class);
    var restarted = new SeenCheckpoint(folder.resolve("state/checkpoint"), keys.verifierKeys());
    assertThat(restarted.last().orElseThrow().size()).isEqualTo(5);
    assertThat(Files.list(folder.resolve("state"))).hasSize(1);
  }

  @Test
  void sameTreeSignedAgain_isTheSame() throws Exception {
    MemoryLog log = MemoryLog.of(5);
    memory.observe(log.checkpoint(keys), log);
    String later = keys.sign(5, log.tree.root(), MemoryLog.AT.plusSeconds(60));
    assertThat(memory.observe(later, log)).isInstanceOf(Consistency.Same.class);
  }

  @ParameterizedTest
  @CsvSource({"1,2", "0,3", "4,5", "255,256", "256,257", "256,512", "100,700", "512,700"})
  void grown_isProven_andKept(int before, int after) throws Exception {
    MemoryLog log = MemoryLog.of(before);
    memory.observe(log.checkpoint(keys), log);
    log.append(LEAVES.leaves().subList(before, after));
    assertThat(memory.observe(log.checkpoint(keys), log)).isInstanceOf(Consistency.Grown.class);
    assertThat(memory.last().orElseThrow().size()).isEqualTo(after);
  }

  @Test
  void sameSizeAnotherRoot_isAFork() throws Exception {
    MemoryLog log = MemoryLog.of(5);
    memory.observe(log.checkpoint(keys), log);
    MemoryLog other = forked(3, 5);
    Consistency outcome = memory.observe(other.checkpoint(keys), other);
    assertThat(outcome)
        .isEqualTo(new Consistency.Fork(log.checkpoint(keys), other.checkpoint(keys)));
    assertKept(5, log.tree.root());
  }

  @ParameterizedTest
  @CsvSource({"4,0,9", "5,3,9", "256,100,300", "300,299,700", "300,0,512"})
  void grownFromAnotherPast_isAFork(int seen, int forkedAt, int size) throws Exception {
    MemoryLog log = MemoryLog.of(seen);
    memory.observe(log.checkpoint(keys), log);
    MemoryLog other = forked(forkedAt, size);
    Consistency outcome = memory.observe(other.checkpoint(keys), other);
    assertThat(outcome)
        .isEqualTo(new Consistency.Fork(log.checkpoint(keys), other.checkpoint(keys)));
    assertKept(seen, log.tree.root());
  }

  @Test
  void smallerAndProven_isEarlier_andTheMemoryStays() throws Exception {
    MemoryLog log = MemoryLog.of(300);
    String early = log.checkpoint(keys);
    log.append(LEAVES.leaves().subList(300, 700));
    memory.observe(log.checkpoint(keys), log);
    assertThat(memory.observe(early, log)).isInstanceOf(Consistency.Earlier.class);
    assertKept(700, log.tree.root());
  }

  @Test
  void smallerAndTheLargerTreeIsGone_isARollback() throws Exception {
    MemoryLog log = MemoryLog.of(300);
    MemoryLog restored = MemoryLog.of(200);
    memory.observe(log.checkpoint(keys), log);
    Consistency outcome = memory.observe(restored.checkpoint(keys), restored);
    assertThat(outcome)
        .isEqualTo(new Consistency.Rollback(log.checkpoint(keys), restored.checkpoint(keys)));
    assertKept(300, log.tree.root());
  }

  @Test
  void smallerOfAnotherPast_isAFork() throws Exception {
    MemoryLog log = MemoryLog.of(300);
    memory.observe(log.checkpoint(keys), log);
    String other = forked(100, 200).checkpoint(keys);
    assertThat(memory.observe(other, log)).isInstanceOf(Consistency.Fork.class);
  }

  @Test
  void tilesThatDoNotFit_proveNothing() throws Exception {
    MemoryLog log = MemoryLog.of(5);
    memory.observe(log.checkpoint(keys), log);
    log.append(LEAVES.leaves().subList(5, 9));
    log.files.get("tile/0/000.p/9")[0] ^= 1;
    assertThatExceptionOfType(LogRefused.class)
        .isThrownBy(() -> memory.observe(log.checkpoint(keys), log));
    log.files.remove("tile/0/000.p/9");
    assertThatExceptionOfType(LogRefused.class)
        .isThrownBy(() -> memory.observe(log.checkpoint(keys), log));
    assertThat(memory.last().orElseThrow().size()).isEqualTo(5);
  }

  @Test
  void checkpointOfAnotherKey_isRefused_andNotKept() throws Exception {
    MemoryLog log = MemoryLog.of(5);
    LogKeys others = MemoryLog.keys(folder.resolve("others"));
    assertThatExceptionOfType(LogRefused.class)
        .isThrownBy(() -> memory.observe(log.checkpoint(others), log));
    assertThat(memory.last()).isEmpty();
  }

  @Test
  void memoryThatWasChanged_isRefused() throws Exception {
    MemoryLog log = MemoryLog.of(5);
    memory.observe(log.checkpoint(keys), log);
    Path file = folder.resolve("state/checkpoint");
    Files.writeString(file, Files.readString(file).replace("\n5\n", "\n4\n"));
    assertThatExceptionOfType(LogRefused.class).isThrownBy(() -> memory.last());
    assertThatExceptionOfType(LogRefused.class)
        .isThrownBy(() -> memory.observe(log.checkpoint(keys), log));
  }

  private void assertKept(long size, byte[] root) throws Exception {
    Checkpoint kept = memory.last().orElseThrow();
    assertThat(kept.size()).isEqualTo(size);
    assertThat(kept.root()).isEqualTo(root);
  }

  /** A log that shares the first leaves, then goes another way. */
  private static MemoryLog forked(int at, int size) {
    MemoryLog log = MemoryLog.of(at);
    for (int i = at; i < size; i++) {
      log.append(List.of(NaiveTree.leaf(1_000_000 + i)));
    }
    return log;
  }
}
