// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.nominal;

/** How sure the finder is. */
public enum Certainty {
  /**
   * Its form proves it: a checksum, a number beside the document's name, a listed person's name.
   */
  CERTAIN,
  /** A person has to look: it may be a ship, a street or a desk that is called so. */
  LIKELY
}
