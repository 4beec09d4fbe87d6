// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.backup;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.saola.routes.HubHold;

/** Lets a stopped process go on, whatever becomes of the program that set it. */
record WakingAlarm(Process process) {
  /**
   * In a session of its own where there is setsid, and deaf to what a terminal sends: whatever ends
   * this program and all of its group must leave the alarm.
   */
  private static final String SCRIPT =
      """
      trap '' INT HUP TERM QUIT
      if command -v setsid >/dev/null; then exec setsid sh -c "$ALARM"; fi
      exec sh -c "$ALARM"
      """;

  /** Its input ends with this program: an alarm that stays would wake whom another has stopped. */
  private static final String AFTER = "echo set; timeout -s KILL %d cat >/dev/null; kill -CONT %d";

  /** Its input ends with the program that holds the other end, and not before. */
  private static final String ALONE =
      """
      echo set
      cat >/dev/null
      if [ "$(cat "$HOLD" 2>/dev/null)" = "$WHY" ]; then rm -f "$HOLD"; fi
      kill -CONT %d
      """;

  static WakingAlarm after(Duration time, long pid) throws IOException {
    return start(Map.of("ALARM", AFTER.formatted(time.toSeconds(), pid)));
  }

  /**
   * When this program is gone, however it went.
   *
   * @param why the hold that is then lifted as well, if it was put for this
   */
  static WakingAlarm alone(long pid, HubHold hold, String why) throws IOException {
    return start(
        Map.of(
            "ALARM", ALONE.formatted(pid),
            "HOLD", hold.home().resolve(HubHold.FILE).toAbsolutePath().toString(),
            "WHY", why));
  }

  private static WakingAlarm start(Map<String, String> environment) throws IOException {
    ProcessBuilder alarm = new ProcessBuilder("sh", "-c", SCRIPT);
    alarm.environment().putAll(environment);
    WakingAlarm set = new WakingAlarm(alarm.start());
    // Before anything is stopped: until it is by itself, it would end with this program's group.
    if (set.process.inputReader().readLine() == null) {
      throw new IOException("no alarm could be set: is there no sh?");
    }
    return set;
  }

  void forget() throws InterruptedException {
    List<ProcessHandle> children = process.descendants().toList();
    process.destroyForcibly().waitFor();
    children.forEach(ProcessHandle::destroyForcibly);
  }
}
