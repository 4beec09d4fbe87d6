// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.audit;

import org.saola.pki.transparency.Tree;

/**
 * The log as it was signed last.
 *
 * @param checkpoint the signed note; empty while the log has no leaf
 */
record SignedTree(long size, byte[] root, String checkpoint) {
  static SignedTree empty() {
    return new SignedTree(0, Tree.empty().root(), "");
  }
}
