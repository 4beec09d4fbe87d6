// SPDX-License-Identifier: EUPL-1.2
package org.saola.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.saola.pki.transparency.Leaf;
import org.saola.pki.transparency.LogKeys;
import org.saola.pki.transparency.Tree;

/** The logs that we write hold for the checksum database tools of Go, and damaged ones do not. */
class TlogGoVerifierTest {
  private static final Instant AT = Instant.parse("2026-11-22T10:00:00Z");

  @TempDir Path folder;
  private LogKeys keys;
  private Tree tree;
  private Path log;

  @BeforeEach
  void createLog() throws Exception {
    keys = LogKeys.create(folder.resolve("keys"), "saola.test/hub", new SecureRandom());
    log = Files.createDirectories(folder.resolve("log"));
    keys.verifierKeys().write(log);
    tree = Tree.empty();
  }

  /** In batches, as a hub publishes: partial tiles of each size are left beside the full ones. */
  private void grow(int size, int batch) throws IOException {
    while (tree.size() < size) {
      List<byte[]> leaves = new ArrayList<>();
      while (leaves.size() < batch && tree.size() + leaves.size() < size) {
        leaves.add(leaf(tree.size() + leaves.size()));
      }
      for (Map.Entry<String, byte[]> file : tree.append(leaves).entrySet()) {
        Path path = log.resolve(file.getKey());
        Files.createDirectories(path.getParent());
        Files.write(path, file.getValue());
      }
    }
    Files.writeString(log.resolve("checkpoint"), keys.sign(tree.size(), tree.root(), AT));
  }

  /** Salted leaves, and now and then a clear one of another length. */
  private static byte[] leaf(long index) {
    byte[] text = "{\"version\":%d}".formatted(index).getBytes(StandardCharsets.UTF_8);
    return index % 50 == 0 ? text : Leaf.salted(new byte[32], text);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 255, 256, 257, 1000, 66_000})
  void ourLog_holds(int size) throws Exception {
    grow(size, size > 2000 ? 2000 : 37);
    GoVerifier.Outcome outcome = GoVerifier.verify(log);
    assertThat(outcome.output()).contains("%d leaves".formatted(size)).doesNotContain("refused");
    assertThat(outcome.exitCode()).isZero();
    if (size > 0) {
      int proofs = size > 3000 ? 3001 : size;
      assertThat(outcome.output()).contains("%d entries, %d inclusion".formatted(size, proofs));
    }
  }

  @Test
  void grownLog_isConsistentWithItsOlderCheckpoint() throws Exception {
    grow(300, 300);
    Path older = Files.copy(log.resolve("checkpoint"), folder.resolve("older"));
    grow(700, 100);
    GoVerifier.Outcome outcome = GoVerifier.verify(log, older);
    assertThat(outcome.output()).contains("consistent with the checkpoint of 300 leaves");
    assertThat(outcome.exitCode()).isZero();
  }

  @Test
  void forkedLog_isRefused() throws Exception {
    grow(300, 300);
    Path older = Files.copy(log.resolve("checkpoint"), folder.resolve("older"));
    Files.writeString(older, keys.sign(299, tree.root(), AT));
    assertRefused(GoVerifier.verify(log, older));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tile/0/000", "tile/0/001", "tile/0/002.p/88", "tile/1/000.p/2",
        "tile/entries/000", "tile/entries/002.p/88", "checkpoint", "log.vkey"
      })
  void anyFileChangedByABit_isRefused(String path) throws Exception {
    grow(600, 600);
    Path file = log.resolve(path);
    byte[] whole = Files.readAllBytes(file);
    for (int at : new int[] {0, 20, whole.length / 2}) {
      byte[] changed = whole.clone();
      // Halfway through a checkpoint stands the ML-DSA-44 line, which Go's note passes over.
      int within = path.equals("checkpoint") ? Math.min(at, 60) : at;
      changed[within] ^= 1;
      Files.write(file, changed);
      assertRefused(GoVerifier.verify(log));
    }
    Files.write(file, whole);
    assertThat(GoVerifier.verify(log).exitCode()).isZero();
  }

  @Test
  void missingTile_isRefused() throws Exception {
    grow(600, 600);
    Files.delete(log.resolve("tile/0/001"));
    assertRefused(GoVerifier.verify(log));
  }

  @Test
  void keyOfAnotherLog_isRefused() throws Exception {
    grow(10, 10);
    LogKeys others = LogKeys.create(folder.resolve("others"), "saola.test/hub", new SecureRandom());
    others.verifierKeys().write(log);
    assertRefused(GoVerifier.verify(log));
  }

  private static void assertRefused(GoVerifier.Outcome outcome) {
    assertThat(outcome.output()).contains("refused: ");
    assertThat(outcome.exitCode()).isEqualTo(1);
  }
}
