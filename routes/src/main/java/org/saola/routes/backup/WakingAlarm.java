// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.backup;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Lets a stopped process go on after a while, whatever becomes of the program that set it. */
record WakingAlarm(Process process) {
  /**
   * In a session of its own where there is setsid, and deaf to what a terminal sends: whatever ends
   * this program and all of its group must leave the alarm.
   */
  private static final String SCRIPT =
      """
      trap '' INT HUP TERM QUIT
      alarm='sleep %1$d; kill -CONT %2$d'
      if command -v setsid >/dev/null; then exec setsid sh -c "$alarm"; fi
      exec sh -c "$alarm"
      """;

  static WakingAlarm set(long pid, Duration after) throws IOException {
    return new WakingAlarm(
        new ProcessBuilder("sh", "-c", SCRIPT.formatted(after.toSeconds(), pid)).start());
  }

  void forget() throws InterruptedException {
    List<ProcessHandle> children = process.descendants().toList();
    process.destroyForcibly().waitFor();
    children.forEach(ProcessHandle::destroyForcibly);
  }
}
