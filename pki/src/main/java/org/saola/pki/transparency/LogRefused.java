// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.transparency;

/** A checkpoint, proof, tile or entry that does not verify; says which index where it can. */
public final class LogRefused extends Exception {
  private static final long serialVersionUID = 1L;

  private final String detail;

  public LogRefused(String detail) {
    super(detail);
    this.detail = detail;
  }

  public String detail() {
    return detail;
  }
}
