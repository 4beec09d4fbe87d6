// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.transparency;

import java.util.Arrays;
import java.util.List;

/** Verifies proofs as RFC 9162 2.1.3.2 and 2.1.4.2 do. */
final class ProofPath {
  private ProofPath() {}

  static void requireIncluded(
      byte[] leafHash, long index, List<byte[]> proof, long size, byte[] root) throws LogRefused {
    if (index < 0 || index >= size) {
      throw new LogRefused("a log of %d leaves has no leaf %d".formatted(size, index));
    }
    requireHashes(proof);
    if (leafHash.length != Sha256.LENGTH) {
      throw new LogRefused("a leaf's hash has %d bytes".formatted(leafHash.length));
    }
    long node = index;
    long last = size - 1;
    byte[] hash = leafHash;
    for (byte[] sibling : proof) {
      if (last == 0) {
        throw new LogRefused("the proof of leaf %d is too long".formatted(index));
      }
      if ((node & 1) == 1 || node == last) {
        hash = Sha256.node(sibling, hash);
        int climb = Long.numberOfTrailingZeros(node); // Not zero here: it is odd, or the last.
        node >>>= climb;
        last >>>= climb;
      } else {
        hash = Sha256.node(hash, sibling);
      }
      node >>>= 1;
      last >>>= 1;
    }
    if (last != 0) {
      throw new LogRefused("the proof of leaf %d is too short".formatted(index));
    }
    if (!Arrays.equals(hash, root)) {
      throw new LogRefused("the proof of leaf %d does not lead to the root".formatted(index));
    }
  }

  static void requireConsistent(
      long oldSize, byte[] oldRoot, long size, byte[] root, List<byte[]> proof) throws LogRefused {
    if (oldSize <= 0 || oldSize > size) {
      throw new LogRefused("no consistency from %d to %d leaves".formatted(oldSize, size));
    }
    requireHashes(proof);
    if (oldSize == size) {
      if (!proof.isEmpty() || !Arrays.equals(oldRoot, root)) {
        throw new LogRefused("two trees of %d leaves are not the same".formatted(size));
      }
      return;
    }
    requireLeadsToBoth(oldSize, oldRoot, size, root, proof);
  }

  private static void requireLeadsToBoth(
      long oldSize, byte[] oldRoot, long size, byte[] root, List<byte[]> proof) throws LogRefused {
    // An old tree that is perfect is itself the first node, which its proof leaves out.
    boolean perfect = Long.bitCount(oldSize) == 1;
    if (!perfect && proof.isEmpty()) {
      throw new LogRefused("an empty proof from %d to %d leaves".formatted(oldSize, size));
    }
    byte[] first = perfect ? oldRoot : proof.getFirst();
    List<byte[]> rest = perfect ? proof : proof.subList(1, proof.size());
    int climb = Long.numberOfTrailingZeros(oldSize);
    long node = oldSize - 1 >>> climb;
    long last = size - 1 >>> climb;
    byte[] oldHash = first;
    byte[] hash = first;
    for (byte[] sibling : rest) {
      if (last == 0) {
        throw new LogRefused("the proof from %d leaves is too long".formatted(oldSize));
      }
      if ((node & 1) == 1 || node == last) {
        oldHash = Sha256.node(sibling, oldHash);
        hash = Sha256.node(sibling, hash);
        int more = Long.numberOfTrailingZeros(node);
        node >>>= more;
        last >>>= more;
      } else {
        hash = Sha256.node(hash, sibling);
      }
      node >>>= 1;
      last >>>= 1;
    }
    if (last != 0 || !Arrays.equals(oldHash, oldRoot) || !Arrays.equals(hash, root)) {
      throw new LogRefused("%d leaves are not the beginning of these %d".formatted(oldSize, size));
    }
  }

  static void requireHashes(List<byte[]> proof) throws LogRefused {
    for (byte[] hash : proof) {
      if (hash.length != Sha256.LENGTH) {
        throw new LogRefused("a hash of %d bytes in a proof".formatted(hash.length));
      }
    }
  }
}
