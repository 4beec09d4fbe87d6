// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.log;

/** A notice that does not verify; it changes nothing. */
public final class NoticeRefused extends Exception {
  private static final long serialVersionUID = 1L;

  public NoticeRefused(String detail) {
    super(detail);
  }
}
