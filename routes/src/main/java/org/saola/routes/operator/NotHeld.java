// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.operator;

/** There is no such message, or not any more. */
public final class NotHeld extends Exception {
  private static final long serialVersionUID = 1L;

  NotHeld(String detail) {
    super(detail);
  }
}
