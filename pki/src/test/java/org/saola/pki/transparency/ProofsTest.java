// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.transparency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ProofsTest {
  @Test
  void inclusion_ofEveryLeafOfSmallTrees_isThePathOfTheDefinition() throws Exception {
    for (int size = 1; size <= 40; size++) {
      assertInclusion(size, java.util.stream.IntStream.range(0, size).toArray());
    }
  }

  @Test
  void inclusion_acrossTileBorders() throws Exception {
    Random random = new Random(20261122);
    for (int size : new int[] {255, 256, 257, 511, 512, 513, 600, 1024, 1300}) {
      assertInclusion(size, random.ints(12, 0, size).toArray());
    }
  }

  @Test
  void consistency_betweenAllSmallSizes_isTheProofOfTheDefinition() throws Exception {
    for (int size = 1; size <= 40; size++) {
      for (int old = 1; old <= size; old++) {
        assertConsistency(old, size);
      }
    }
  }

  @Test
  void consistency_acrossTileBorders() throws Exception {
    Random random = new Random(20261122);
    for (int size : new int[] {256, 257, 512, 600, 1300}) {
      for (int old : random.ints(12, 1, size + 1).toArray()) {
        assertConsistency(old, size);
      }
      assertConsistency(Math.min(size, 256), size);
    }
  }

  @Test
  void proofsOfAnOldSize_comeFromTheTilesOfAGrownLog() throws Exception {
    MemoryLog log = MemoryLog.of(300);
    byte[] root = log.tree.root();
    log.append(NaiveTree.of(700).leaves().subList(300, 700));
    log.files.keySet().removeIf(path -> path.endsWith("001.p/44"));
    List<byte[]> proof = new Proofs(log).inclusion(290, 300);
    Proofs.verifyInclusion(NaiveTree.leaf(290), 290, proof, 300, root);
  }

  /** A log of ten million has 153 tiles above the leaves': a batch of proofs reads each once. */
  @Test
  void proofsAtRandomPlacesOfALongLog_readOneTileEach_onceThoseAboveAreThere() throws Exception {
    Map<String, Integer> reads = new HashMap<>();
    TileReader blank =
        path -> {
          reads.merge(path, 1, Integer::sum);
          Matcher partial = Pattern.compile("\\.p/([0-9]+)$").matcher(path);
          int width = partial.find() ? Integer.parseInt(partial.group(1)) : 256;
          return Optional.of(new byte[width * 32]);
        };
    Proofs proofs = new Proofs(blank);
    Random random = new Random(20261122);
    for (int i = 0; i < 1000; i++) {
      proofs.inclusion(random.nextLong(10_000_000), 10_000_000);
    }
    assertThat(reads)
        .allSatisfy(
            (path, times) ->
                assertThat(isOfLeaves(path) || times == 1).as("%s: %d", path, times).isTrue());
    assertThat(reads.keySet().stream().filter(path -> !isOfLeaves(path))).hasSizeGreaterThan(100);
  }

  private static boolean isOfLeaves(String path) {
    return path.startsWith("tile/0/");
  }

  @Test
  void anyBitOfAProofChanged_isRefused() throws Exception {
    MemoryLog log = MemoryLog.of(37);
    byte[] root = log.tree.root();
    byte[] oldRoot = NaiveTree.of(20).root();
    List<byte[]> inclusion = new Proofs(log).inclusion(21, 37);
    List<byte[]> consistency = new Proofs(log).consistency(20, 37);
    for (int bit = 0; bit < 256 * inclusion.size(); bit++) {
      List<byte[]> changed = flip(inclusion, bit);
      refused(() -> Proofs.verifyInclusion(NaiveTree.leaf(21), 21, changed, 37, root));
    }
    for (int bit = 0; bit < 256 * consistency.size(); bit++) {
      List<byte[]> changed = flip(consistency, bit);
      refused(() -> Proofs.verifyConsistency(20, oldRoot, 37, root, changed));
    }
  }

  @Test
  void anotherLeafIndexSizeOrRoot_isRefused() throws Exception {
    MemoryLog log = MemoryLog.of(37);
    byte[] root = log.tree.root();
    List<byte[]> proof = new Proofs(log).inclusion(21, 37);
    byte[] leaf = NaiveTree.leaf(21);
    refused(() -> Proofs.verifyInclusion(NaiveTree.leaf(20), 21, proof, 37, root));
    for (int index = -1; index <= 37; index++) {
      int other = index;
      if (index != 21) {
        refused(() -> Proofs.verifyInclusion(leaf, other, proof, 37, root));
      }
    }
    refused(() -> Proofs.verifyInclusion(leaf, 21, proof, 21, root));
    refused(() -> Proofs.verifyInclusion(leaf, 21, proof, 37, NaiveTree.of(36).root()));
    refused(() -> Proofs.verifyInclusion(Leaf.hash(leaf), 21, proof, 37, root));
  }

  @Test
  void proofsOutsideTheLog_areRefused() {
    Proofs proofs = new Proofs(MemoryLog.of(5));
    refused(() -> proofs.inclusion(5, 5));
    refused(() -> proofs.inclusion(-1, 5));
    refused(() -> proofs.consistency(0, 5));
    refused(() -> proofs.consistency(6, 5));
    refused(() -> proofs.inclusion(0, 6));
    refused(() -> new Proofs(path -> java.util.Optional.empty()).inclusion(0, 2));
  }

  private static void assertInclusion(int size, int[] indexes) throws Exception {
    NaiveTree naive = NaiveTree.of(size);
    byte[] root = naive.root();
    Proofs proofs = new Proofs(MemoryLog.of(size));
    for (int index : indexes) {
      List<byte[]> proof = proofs.inclusion(index, size);
      assertThat(proof)
          .as("%d of %d", index, size)
          .containsExactlyElementsOf(naive.inclusion(index));
      Proofs.verifyInclusion(NaiveTree.leaf(index), index, proof, size, root);
    }
  }

  private static void assertConsistency(int old, int size) throws Exception {
    NaiveTree naive = NaiveTree.of(size);
    List<byte[]> proof = new Proofs(MemoryLog.of(size)).consistency(old, size);
    assertThat(proof).as("%d to %d", old, size).containsExactlyElementsOf(naive.consistency(old));
    Proofs.verifyConsistency(old, naive.root(0, old), size, naive.root(), proof);
  }

  private static List<byte[]> flip(List<byte[]> proof, int bit) {
    List<byte[]> changed = new ArrayList<>(proof.stream().map(byte[]::clone).toList());
    changed.get(bit / 256)[bit % 256 / 8] ^= (byte) (1 << bit % 8);
    return changed;
  }

  private static void refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    assertThatExceptionOfType(LogRefused.class).isThrownBy(call);
  }

  @Test
  void hashOfAnotherLength_isRefused() {
    byte[] root = NaiveTree.of(2).root();
    for (int length : new int[] {0, 31, 33}) {
      List<byte[]> proof = List.of(new byte[length]);
      assertThatExceptionOfType(LogRefused.class)
          .isThrownBy(() -> Proofs.verifyInclusion(NaiveTree.leaf(0), 0, proof, 2, root))
          .withMessageContaining("a hash of %d bytes", length);
      assertThatExceptionOfType(LogRefused.class)
          .isThrownBy(() -> Proofs.verifyConsistency(1, root, 2, root, proof))
          .withMessageContaining("a hash of %d bytes", length);
    }
  }
}
