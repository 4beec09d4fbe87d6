// SPDX-License-Identifier: EUPL-1.2
package org.saola.ops.bench;

import java.lang.management.ManagementFactory;
import java.util.Locale;

/**
 * Where it was measured.
 *
 * @param loadBefore system load average before the run: above zero, others were at work too
 */
record Machine(int cores, String jvm, String os, String architecture, double loadBefore) {
  private static final double BUSY = 0.5;
  private static final double TENTHS = 10;

  static Machine here() {
    return new Machine(
        Runtime.getRuntime().availableProcessors(),
        "%s %s".formatted(System.getProperty("java.vm.name"), System.getProperty("java.version")),
        "%s %s".formatted(System.getProperty("os.name"), System.getProperty("os.version")),
        System.getProperty("os.arch"),
        Math.round(TENTHS * ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage())
            / TENTHS);
  }

  boolean busy() {
    return loadBefore > BUSY * cores;
  }

  String words() {
    return String.format(
        Locale.ROOT,
        "%d cores, %s, %s %s, load %.1f before",
        cores,
        jvm,
        os,
        architecture,
        loadBefore);
  }
}
