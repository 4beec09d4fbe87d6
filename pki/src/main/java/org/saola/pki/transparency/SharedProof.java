// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.transparency;

import java.util.Arrays;
import java.util.List;

/**
 * Proves many leaves of one tree at once: each hash that their inclusion proofs need, and that does
 * not follow from the leaves themselves, stands here a single time. Their places are left out: size
 * and leaves tell them. Whoever has the leaves gets back each one's own RFC 6962 proof.
 *
 * @param hashes 32 bytes each, one behind the other: the hashes of the largest subtrees that have
 *     none of the leaves, from left to right
 */
public record SharedProof(byte[] hashes) {
  /**
   * The inclusion proof of each leaf, from the leaf upwards.
   *
   * @param leaves their indexes, each larger than the one before
   * @param leafHashes theirs, in the same order
   * @throws LogRefused when the tree cannot have these leaves, the proof has not as many hashes as
   *     it must, or they do not lead to the root
   */
  public List<List<byte[]>> paths(
      List<Long> leaves, List<byte[]> leafHashes, long size, byte[] root) throws LogRefused {
    int needed = SharedCover.of(leaves, size).size();
    if (hashes.length != needed * Sha256.LENGTH) {
      throw new LogRefused(
          "the proof of %d leaves has %d bytes, not %d hashes"
              .formatted(leaves.size(), hashes.length, needed));
    }
    if (leafHashes.size() != leaves.size()) {
      throw new LogRefused("%d leaves, %d hashes".formatted(leaves.size(), leafHashes.size()));
    }
    ProofPath.requireHashes(leafHashes);
    SharedPaths paths = new SharedPaths(leaves, leafHashes, TileNodes.split(hashes));
    if (!Arrays.equals(paths.root(size), root)) {
      throw new LogRefused(
          "the proof of %d leaves does not lead to the root".formatted(leaves.size()));
    }
    return paths.all();
  }
}
