// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.evidence;

/** A line behind which nothing of a file can be read any more. */
final class EvidenceRefused extends Exception {
  private static final long serialVersionUID = 1L;

  private final long line;

  EvidenceRefused(long line, String what) {
    super(what);
    this.line = line;
  }

  long line() {
    return line;
  }
}
