// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.transparency;

import java.util.List;

/**
 * That the leaves from {@code first} up to, and without, {@code end} are these and no others: with
 * the hashes of what lies before and after them, which are as few as can be, they give the signed
 * root. At most 63 hashes on either side, however long the range.
 *
 * @param before hashes of the subtrees left of the range, from left to right
 * @param after hashes of the subtrees right of it, from left to right
 */
public record RangeProof(long first, long end, List<byte[]> before, List<byte[]> after) {
  public RangeProof {
    before = List.copyOf(before);
    after = List.copyOf(after);
  }

  /**
   * Begins the check against a tree; the leaf hashes of the range follow one by one, in order.
   *
   * @throws LogRefused when the tree has no such range, or the proof has not as many hashes as it
   *     must
   */
  public RangeCheck check(long size, byte[] root) throws LogRefused {
    return new RangeCheck(this, size, root);
  }
}
