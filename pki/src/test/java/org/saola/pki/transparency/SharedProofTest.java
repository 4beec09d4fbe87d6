// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.transparency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Many leaves with one proof: each gets its own back, and nothing else passes. */
class SharedProofTest {
  private static final long SEED = Long.getLong("saola.seed", 20261122);

  @Test
  void everySetOfLeavesOfEverySmallTree_givesEachLeafItsOwnProof() throws Exception {
    for (int size = 1; size <= 9; size++) {
      Proofs proofs = new Proofs(MemoryLog.of(size));
      NaiveTree naive = NaiveTree.of(size);
      for (int set = 1; set < 1 << size; set++) {
        int chosen = set;
        int[] leaves = IntStream.range(0, size).filter(i -> (chosen >> i & 1) == 1).toArray();
        assertOwnProofs("%s of %d".formatted(Arrays.toString(leaves), size), proofs, naive, leaves);
      }
    }
  }

  @Test
  void randomLeavesAcrossTiles_getWhatTheyWouldHaveGotAlone() throws Exception {
    Random random = new Random(SEED);
    for (int size : new int[] {255, 256, 257, 512, 600, 1300, 66_000}) {
      MemoryLog log = MemoryLog.of(size);
      for (int round = 0; round < 8; round++) {
        List<Long> leaves =
            random.longs(1 + random.nextInt(400), 0, size).sorted().distinct().boxed().toList();
        List<List<byte[]>> paths =
            new Proofs(log)
                .shared(leaves, size)
                .paths(leaves, hashes(leaves), size, log.tree.root());
        for (int i = 0; i < leaves.size(); i++) {
          assertThat(paths.get(i))
              .as("seed %d, leaf %d of %d", SEED, leaves.get(i), size)
              .containsExactlyElementsOf(new Proofs(log).inclusion(leaves.get(i), size));
        }
      }
    }
  }

  @Test
  void neighboursNeedFewHashes_andAllLeavesNone() throws Exception {
    MemoryLog log = MemoryLog.of(1300);
    List<Long> run = IntStream.range(700, 1100).mapToObj(i -> (long) i).toList();
    assertThat(new Proofs(log).shared(run, 1300).hashes().length / 32).isLessThan(12);
    List<Long> all = IntStream.range(0, 1300).mapToObj(i -> (long) i).toList();
    assertThat(new Proofs(log).shared(all, 1300).hashes()).isEmpty();
  }

  /** Seeded damage of everything that comes from outside. Another seed: -Dsaola.seed=7. */
  @Test
  void anythingMissingSurplusOrChanged_isRefused() throws Exception {
    for (long seed = SEED; seed < SEED + 400; seed++) {
      Random random = new Random(seed);
      int size = 2 + random.nextInt(80);
      MemoryLog log = MemoryLog.of(size);
      byte[] root = log.tree.root();
      List<Long> leaves =
          random.longs(1 + random.nextInt(size), 0, size).sorted().distinct().boxed().toList();
      byte[] proof = new Proofs(log).shared(leaves, size).hashes();
      List<byte[]> hashes = hashes(leaves);
      String what = "seed %d: %s of %d".formatted(seed, leaves, size);
      paths(proof, leaves, hashes, size, root);

      if (proof.length > 0) {
        byte[] changed = proof.clone();
        changed[random.nextInt(proof.length)] ^= (byte) (1 << random.nextInt(8));
        refused(what, () -> paths(changed, leaves, hashes, size, root));
        byte[] fewer = Arrays.copyOf(proof, proof.length - 32);
        refused(what, () -> paths(fewer, leaves, hashes, size, root));
        byte[] cut = Arrays.copyOf(proof, random.nextInt(proof.length));
        refused(what, () -> paths(cut, leaves, hashes, size, root));
      }
      refused(
          what, () -> paths(Arrays.copyOf(proof, proof.length + 32), leaves, hashes, size, root));
      refused(
          what, () -> paths(Arrays.copyOf(proof, proof.length + 1), leaves, hashes, size, root));

      int at = random.nextInt(leaves.size());
      List<byte[]> otherLeaf = hashes(leaves);
      otherLeaf.get(at)[random.nextInt(32)] ^= (byte) (1 << random.nextInt(8));
      refused(what, () -> paths(proof, leaves, otherLeaf, size, root));
      List<Long> moved = new ArrayList<>(leaves);
      moved.set(at, random.nextLong(-3, size + 3L));
      if (!moved.equals(leaves)) {
        refused(what, () -> paths(proof, moved, hashes, size, root));
      }
    }
  }

  @Test
  void leavesThatNoLogHasInThatOrder_areRefusedWithTheReason() {
    Proofs proofs = new Proofs(MemoryLog.of(5));
    for (List<Long> leaves :
        List.of(
            List.<Long>of(),
            List.of(1L, 1L),
            List.of(2L, 1L),
            List.of(-1L),
            List.of(Long.MIN_VALUE),
            List.of(0L, 5L),
            List.of(Long.MAX_VALUE))) {
      refused("make " + leaves, () -> proofs.shared(leaves, 5));
      List<byte[]> any = leaves.stream().map(leaf -> new byte[32]).toList();
      refused("read " + leaves, () -> paths(new byte[96], leaves, any, 5, new byte[32]));
    }
    refused(
        "empty tree",
        () -> paths(new byte[0], List.of(0L), List.of(new byte[32]), 0, new byte[32]));
    refused(
        "a short hash",
        () -> paths(new byte[0], List.of(0L), List.of(new byte[31]), 1, new byte[31]));
    refused("no hash", () -> paths(new byte[0], List.of(0L), List.of(), 1, new byte[32]));
    List<byte[]> two = List.of(new byte[32], new byte[32]);
    List<Long> far = List.of(0L, Long.MAX_VALUE - 1);
    refused("far", () -> paths(new byte[64], far, two, Long.MAX_VALUE, new byte[32]));
    assertThatExceptionOfType(LogRefused.class)
        .isThrownBy(() -> proofs.shared(List.of(3L, 3L), 5))
        .withMessage("leaf 3 stands behind leaf 3");
  }

  private static void assertOwnProofs(String what, Proofs proofs, NaiveTree naive, int[] indexes)
      throws Exception {
    int size = naive.leaves().size();
    List<Long> leaves = Arrays.stream(indexes).mapToObj(i -> (long) i).toList();
    List<List<byte[]>> paths =
        paths(proofs.shared(leaves, size).hashes(), leaves, hashes(leaves), size, naive.root());
    for (int i = 0; i < indexes.length; i++) {
      assertThat(paths.get(i)).as(what).containsExactlyElementsOf(naive.inclusion(indexes[i]));
    }
  }

  private static List<List<byte[]>> paths(
      byte[] proof, List<Long> leaves, List<byte[]> hashes, long size, byte[] root)
      throws LogRefused {
    return new SharedProof(proof).paths(leaves, hashes, size, root);
  }

  private static List<byte[]> hashes(List<Long> leaves) {
    return new ArrayList<>(leaves.stream().map(i -> Leaf.hash(NaiveTree.leaf(i))).toList());
  }

  private static void refused(String what, ThrowingCallable call) {
    assertThatExceptionOfType(LogRefused.class).as(what).isThrownBy(call);
  }
}
