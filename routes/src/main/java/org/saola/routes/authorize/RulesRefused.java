// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.authorize;

/** A rule set that is not taken over; says which file and why. */
public final class RulesRefused extends Exception {
  private static final long serialVersionUID = 1L;

  RulesRefused(String detail) {
    super(detail);
  }
}
