// SPDX-License-Identifier: EUPL-1.2
package org.saola.ops.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/** CPU time of the current thread: compiler and garbage collector run in others. */
final class ThreadCpu {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final double NANOS_PER_MILLI = 1e6;

  private final long begin = THREADS.getCurrentThreadCpuTime();

  private ThreadCpu() {}

  static ThreadCpu start() {
    return new ThreadCpu();
  }

  double millis() {
    return (THREADS.getCurrentThreadCpuTime() - begin) / NANOS_PER_MILLI;
  }
}
