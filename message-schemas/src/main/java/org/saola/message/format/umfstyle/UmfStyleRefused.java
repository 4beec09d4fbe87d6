// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.format.umfstyle;

/** A document that is not of the form; says where and why, and never repeats a value. */
public final class UmfStyleRefused extends Exception {
  private static final long serialVersionUID = 1L;

  UmfStyleRefused(int line, int column, String reason) {
    super("line %d, column %d: %s".formatted(line, column, reason));
  }

  UmfStyleRefused(String reason) {
    super(reason);
  }
}
