// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.transparency;

import java.util.Arrays;
import java.util.List;
import org.saola.pki.transparency.RangeCover.Span;

/** Checks a {@link RangeProof} while its leaves stream by. Holds a hash for each level at most. */
public final class RangeCheck {
  private final RangeProof proof;
  private final List<Span> after;
  private final long size;
  private final byte[] root;
  private final Peaks peaks = new Peaks();

  RangeCheck(RangeProof proof, long size, byte[] root) throws LogRefused {
    RangeCover cover = RangeCover.of(proof.first(), proof.end(), size);
    requireHashes(proof.before(), cover.before(), "before");
    requireHashes(proof.after(), cover.after(), "after");
    this.proof = proof;
    this.after = cover.after();
    this.size = size;
    this.root = root.clone();
    for (int i = 0; i < proof.before().size(); i++) {
      peaks.addPerfect(cover.before().get(i).size(), proof.before().get(i));
    }
  }

  private static void requireHashes(List<byte[]> hashes, List<Span> spans, String where)
      throws LogRefused {
    if (hashes.size() != spans.size()) {
      throw new LogRefused(
          "the range proof has %d hashes %s its range, not %d"
              .formatted(hashes.size(), where, spans.size()));
    }
    ProofPath.requireHashes(hashes);
  }

  /** The index of the leaf that comes next. */
  public long next() {
    return peaks.size();
  }

  /** The hash of leaf {@link #next}. */
  public void add(byte[] leafHash) throws LogRefused {
    if (next() >= proof.end()) {
      throw new LogRefused("the range ends before leaf %d".formatted(proof.end()));
    }
    if (leafHash.length != Sha256.LENGTH) {
      throw new LogRefused("the hash of leaf %d has %d bytes".formatted(next(), leafHash.length));
    }
    peaks.add(leafHash, (level, hash) -> {});
  }

  /**
   * Every leaf is there.
   *
   * @throws LogRefused when one is missing, or they do not lead to the root
   */
  public void finish() throws LogRefused {
    if (next() != proof.end()) {
      throw new LogRefused(
          "the range ends at leaf %d, and the leaves at %d".formatted(proof.end(), next()));
    }
    if (!Arrays.equals(rootBehindAll(), root)) {
      throw new LogRefused(
          "the leaves from %d to %d do not lead to the root of the %d leaves"
              .formatted(proof.first(), proof.end() - 1, size));
    }
  }

  private byte[] rootBehindAll() {
    for (int i = 0; i < after.size(); i++) {
      byte[] hash = proof.after().get(i);
      if (after.get(i).end() == size) {
        // What reaches the end need not be perfect: it is the innermost right side of the tree.
        return peaks.rootBefore(hash);
      }
      peaks.addPerfect(after.get(i).size(), hash);
    }
    return peaks.root();
  }
}
