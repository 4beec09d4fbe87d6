// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.transparency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** A range of leaves is proven whole: none changed, none left out, none put in, none moved. */
class RangeProofTest {
  private static final long SEED = Long.getLong("saola.seed", 20261122);

  @Test
  void everyRangeOfEverySmallTreeHolds_withTheFewestHashes() throws Exception {
    for (int size = 1; size <= 24; size++) {
      NaiveTree naive = NaiveTree.of(size);
      Proofs proofs = new Proofs(MemoryLog.of(size));
      for (int first = 0; first < size; first++) {
        for (int end = first + 1; end <= size; end++) {
          RangeProof proof = proofs.range(first, end, size);
          check(proof, naive);
          assertThat(proof.before().size() + proof.after().size())
              .as("%d to %d of %d", first, end, size)
              .isEqualTo(outside(0, size, first, end));
        }
      }
    }
  }

  /** The definition: subtrees that have no leaf in the range, and whose parent has one. */
  private static int outside(int start, int end, int first, int rangeEnd) {
    if (end <= first || start >= rangeEnd) {
      return 1;
    }
    if (start >= first && end <= rangeEnd) {
      return 0;
    }
    int middle = start + Integer.highestOneBit(end - start - 1);
    return outside(start, middle, first, rangeEnd) + outside(middle, end, first, rangeEnd);
  }

  @Test
  void randomRangesAcrossTiles_hold() throws Exception {
    Random random = new Random(SEED);
    for (int size : new int[] {255, 256, 257, 511, 512, 513, 1000, 1300, 66_000}) {
      NaiveTree naive = NaiveTree.of(size);
      MemoryLog log = MemoryLog.of(size);
      byte[] root = log.tree.root();
      for (int round = 0; round < 12; round++) {
        int first = random.nextInt(size);
        int end = first + 1 + random.nextInt(Math.min(3000, size - first));
        RangeCheck check = new Proofs(log).range(first, end, size).check(size, root);
        LeafHashes hashes = new LeafHashes(log, size, first);
        for (int leaf = first; leaf < end; leaf++) {
          byte[] hash = hashes.next();
          assertThat(hash).isEqualTo(Leaf.hash(naive.leaves().get(leaf)));
          check.add(hash);
        }
        check.finish();
      }
    }
  }

  @Test
  void aRangeOfOne_isAnInclusionProof() throws Exception {
    MemoryLog log = MemoryLog.of(700);
    for (int leaf : new int[] {0, 1, 255, 256, 511, 698, 699}) {
      RangeProof range = new Proofs(log).range(leaf, leaf + 1, 700);
      List<byte[]> all = new ArrayList<>(range.before());
      all.addAll(range.after());
      assertThat(all).containsExactlyInAnyOrderElementsOf(new Proofs(log).inclusion(leaf, 700));
    }
  }

  @Test
  void anyLeafChangedLeftOutPutInOrMoved_isRefused() throws Exception {
    Random random = new Random(SEED);
    for (int round = 0; round < 300; round++) {
      int size = 2 + random.nextInt(70);
      int first = random.nextInt(size - 1);
      int end = first + 2 + random.nextInt(size - first - 1);
      NaiveTree naive = NaiveTree.of(size);
      RangeProof proof = new Proofs(MemoryLog.of(size)).range(first, end, size);
      int at = random.nextInt(end - first);
      int other = (at + 1) % (end - first);
      String what = "seed %d, round %d: %d to %d of %d".formatted(SEED, round, first, end, size);

      List<byte[]> changed = hashes(naive, first, end);
      changed.get(at)[random.nextInt(32)] ^= (byte) (1 << random.nextInt(8));
      refused(what, () -> check(proof, size, naive.root(), changed));

      List<byte[]> fewer = hashes(naive, first, end);
      fewer.remove(at);
      refused(what, () -> check(proof, size, naive.root(), fewer));

      List<byte[]> more = hashes(naive, first, end);
      more.add(at, more.get(at).clone());
      refused(what, () -> check(proof, size, naive.root(), more));

      List<byte[]> moved = hashes(naive, first, end);
      byte[] swapped = moved.set(at, moved.get(other));
      moved.set(other, swapped);
      refused(what, () -> check(proof, size, naive.root(), moved));
    }
  }

  @Test
  void anyBitOfTheOtherHashesChanged_isRefused() throws Exception {
    NaiveTree naive = NaiveTree.of(37);
    RangeProof proof = new Proofs(MemoryLog.of(37)).range(21, 30, 37);
    for (boolean before : new boolean[] {true, false}) {
      List<byte[]> hashes = before ? proof.before() : proof.after();
      assertThat(hashes).isNotEmpty();
      for (int bit = 0; bit < 256 * hashes.size(); bit++) {
        List<byte[]> changed = new ArrayList<>(hashes.stream().map(byte[]::clone).toList());
        changed.get(bit / 256)[bit % 256 / 8] ^= (byte) (1 << bit % 8);
        RangeProof other =
            before
                ? new RangeProof(21, 30, changed, proof.after())
                : new RangeProof(21, 30, proof.before(), changed);
        refused("bit " + bit, () -> check(other, naive));
      }
    }
  }

  @Test
  void anotherRangeTreeOrRoot_isRefused() throws Exception {
    NaiveTree naive = NaiveTree.of(37);
    RangeProof proof = new Proofs(MemoryLog.of(37)).range(8, 12, 37);
    List<byte[]> leaves = hashes(naive, 8, 12);
    check(proof, 37, naive.root(), leaves);
    refused("root", () -> check(proof, 37, NaiveTree.of(36).root(), leaves));
    // Within the same shape the size is not a matter of hashes: the checkpoint signs it.
    refused("size", () -> check(proof, 32, naive.root(), leaves));
    refused("size", () -> check(proof, 65, naive.root(), leaves));
    for (int first = -1; first <= 37; first++) {
      if (first != 8) {
        RangeProof other = new RangeProof(first, first + 4L, proof.before(), proof.after());
        refused("from " + first, () -> check(other, 37, naive.root(), leaves));
      }
    }
    RangeProof shorter = new RangeProof(8, 11, proof.before(), proof.after());
    refused("shorter", () -> check(shorter, 37, naive.root(), leaves.subList(0, 3)));
  }

  @Test
  void hashesTooManyTooFewOrTooShort_areRefused() throws Exception {
    NaiveTree naive = NaiveTree.of(37);
    RangeProof proof = new Proofs(MemoryLog.of(37)).range(21, 30, 37);
    List<byte[]> fewer = proof.before().subList(1, proof.before().size());
    List<byte[]> more = new ArrayList<>(proof.after());
    more.add(new byte[32]);
    List<byte[]> shorter = new ArrayList<>(proof.after());
    shorter.set(0, new byte[31]);
    refused("fewer", () -> check(new RangeProof(21, 30, fewer, proof.after()), naive));
    refused("more", () -> check(new RangeProof(21, 30, proof.before(), more), naive));
    refused("shorter", () -> check(new RangeProof(21, 30, proof.before(), shorter), naive));
    RangeCheck check = proof.check(37, naive.root());
    refused("a short leaf", () -> check.add(new byte[31]));
  }

  @Test
  void rangesThatTheLogDoesNotHave_areRefused() {
    Proofs proofs = new Proofs(MemoryLog.of(5));
    refused("empty", () -> proofs.range(2, 2, 5));
    refused("backwards", () -> proofs.range(3, 2, 5));
    refused("negative", () -> proofs.range(-1, 2, 5));
    refused("too long", () -> proofs.range(0, 6, 5));
    refused("no tiles", () -> new Proofs(path -> java.util.Optional.empty()).range(1, 2, 5));
    refused("no leaf", () -> new LeafHashes(MemoryLog.of(5), 5, 5).next());
    refused("no leaf", () -> new LeafHashes(MemoryLog.of(5), 5, -1).next());
  }

  /** In the middle of a tree of 2^40 leaves, of which none is kept. */
  @Test
  void aRangeInALogOf2To40_needsNoMoreThanItsEdges() throws Exception {
    long size = 1L << 40;
    byte[] leaf = new byte[32];
    List<byte[]> levels = new ArrayList<>(List.of(leaf));
    while (levels.size() <= 40) {
      levels.add(Sha256.node(levels.getLast(), levels.getLast()));
    }
    long first = (1L << 39) + 5;
    long end = first + 300_000;
    RangeCover cover = RangeCover.of(first, end, size);
    RangeProof proof =
        new RangeProof(first, end, hashes(levels, cover.before()), hashes(levels, cover.after()));
    RangeCheck check = proof.check(size, levels.getLast());
    for (long at = first; at < end; at++) {
      check.add(leaf);
    }
    check.finish();
    assertThat(proof.before().size() + proof.after().size()).isLessThan(60);
  }

  private static List<byte[]> hashes(List<byte[]> levels, List<RangeCover.Span> spans) {
    return spans.stream().map(span -> levels.get(Long.numberOfTrailingZeros(span.size()))).toList();
  }

  private static List<byte[]> hashes(NaiveTree naive, int first, int end) {
    List<byte[]> hashes = new ArrayList<>();
    naive.leaves().subList(first, end).forEach(leaf -> hashes.add(Leaf.hash(leaf)));
    return hashes;
  }

  private static void check(RangeProof proof, NaiveTree naive) throws LogRefused {
    int size = naive.leaves().size();
    check(proof, size, naive.root(), hashes(naive, (int) proof.first(), (int) proof.end()));
  }

  private static void check(RangeProof proof, long size, byte[] root, List<byte[]> leaves)
      throws LogRefused {
    RangeCheck check = proof.check(size, root);
    for (byte[] leaf : leaves) {
      check.add(leaf);
    }
    check.finish();
  }

  private static void refused(String what, ThrowingCallable call) {
    assertThatExceptionOfType(LogRefused.class).as(what).isThrownBy(call);
  }
}
