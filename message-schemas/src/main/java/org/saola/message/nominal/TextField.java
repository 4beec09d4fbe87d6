// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.nominal;

/**
 * A text of a part.
 *
 * @param path where it stands in the part
 */
record TextField(String path, String text, Form form) {
  enum Form {
    /** Words of somebody: anything may have strayed there. */
    PROSE,
    /** A number, reference or address: only what proves itself counts there. */
    IDENTIFIER
  }

  @Override
  public String toString() {
    return "TextField[" + path + "]";
  }
}
