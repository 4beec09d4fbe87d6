// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.transparency;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;

/** RFC 6962 2.1 word for word, recursive over all leaves: what the tiles are compared with. */
record NaiveTree(List<byte[]> leaves) {

  static NaiveTree of(int size) {
    List<byte[]> leaves = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      leaves.add(leaf(i));
    }
    return new NaiveTree(leaves);
  }

  static byte[] leaf(long index) {
    return sha256(("leaf " + index).getBytes(StandardCharsets.UTF_8));
  }

  byte[] root() {
    return root(0, leaves.size());
  }

  byte[] root(int start, int end) {
    if (start == end) {
      return sha256(new byte[0]);
    }
    if (end - start == 1) {
      return sha256(new byte[] {0}, leaves.get(start));
    }
    int middle = start + split(end - start);
    return sha256(new byte[] {1}, root(start, middle), root(middle, end));
  }

  /** {@code PATH(m, D[n])}. */
  List<byte[]> inclusion(int index) {
    return path(index, 0, leaves.size());
  }

  private List<byte[]> path(int index, int start, int end) {
    if (end - start == 1) {
      return new ArrayList<>();
    }
    int middle = start + split(end - start);
    boolean left = index < middle;
    List<byte[]> path = left ? path(index, start, middle) : path(index, middle, end);
    path.add(left ? root(middle, end) : root(start, middle));
    return path;
  }

  /** {@code PROOF(m, D[n])}. */
  List<byte[]> consistency(int oldSize) {
    return subproof(oldSize, 0, leaves.size(), true);
  }

  private List<byte[]> subproof(int oldSize, int start, int end, boolean whole) {
    if (oldSize == end) {
      return whole ? new ArrayList<>() : new ArrayList<>(List.of(root(start, end)));
    }
    int middle = start + split(end - start);
    List<byte[]> proof;
    if (oldSize <= middle) {
      proof = subproof(oldSize, start, middle, whole);
      proof.add(root(middle, end));
    } else {
      proof = subproof(oldSize, middle, end, false);
      proof.add(root(start, middle));
    }
    return proof;
  }

  private static int split(int size) {
    int left = 1;
    while (left * 2 < size) {
      left *= 2;
    }
    return left;
  }

  private static byte[] sha256(byte[]... pieces) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (byte[] piece : pieces) {
        digest.update(piece);
      }
      return digest.digest();
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
