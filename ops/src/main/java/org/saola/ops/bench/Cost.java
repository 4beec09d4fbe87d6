// SPDX-License-Identifier: EUPL-1.2
package org.saola.ops.bench;

/**
 * What something costs in the smallest and in the largest log.
 *
 * @param least in how many entries
 * @param most in how many entries
 */
record Cost(String what, String unit, long least, double first, long most, double last) {
  private static final double MOST = 2;
  private static final double HUNDREDTHS = 100;

  double times() {
    return Math.round(HUNDREDTHS * last / first) / HUNDREDTHS;
  }

  boolean met() {
    return times() <= MOST;
  }
}
