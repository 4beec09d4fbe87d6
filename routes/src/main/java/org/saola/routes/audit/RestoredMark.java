// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What the hub waits for after a restore: that as many witnesses as are promised, or all that can
 * be asked, go on from what they have cosigned to what was restored. Until then an objection ends
 * the hub. Fails closed: who does not answer takes no mark away.
 */
final class RestoredMark {
  private final Path file;
  private final int enough;
  private final Set<String> agreed = new HashSet<>();

  /**
   * @param needed witnesses that are promised; 0 for all
   * @param asked witnesses with an address
   */
  RestoredMark(Path home, int needed, int asked) {
    this.file = home.resolve(RestoredLog.MARK);
    this.enough = needed == 0 ? asked : Math.min(needed, asked);
  }

  boolean isThere() {
    return Files.exists(file);
  }

  /**
   * What came of asking them all.
   *
   * @param agree names of those who have cosigned
   * @param objections what others said, by their names
   * @throws LogBroken when there is an objection to a restored log; the mark stays
   */
  void heard(Set<String> agree, Map<String, String> objections) throws IOException {
    if (!isThere()) {
      return;
    }
    if (!objections.isEmpty()) {
      throw new LogBroken(
          "witnesses object to the log that came back from a backup: %s. What to do: ops/runbooks/restored-backup.md"
              .formatted(objections));
    }
    agreed.addAll(agree);
    if (agreed.size() >= enough) {
      Files.delete(file);
    }
  }
}
