// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Files of the outbox that nothing reads: each waits for the draft that names it. Counted from when
 * this connector first saw it, for a file that was moved may carry an old date.
 */
final class Unclaimed {
  static final Duration PATIENCE = Duration.ofMinutes(10);

  private final Clock clock;
  private final Map<Path, Instant> seen = new HashMap<>();

  Unclaimed(Clock clock) {
    this.clock = clock;
  }

  /** Whether it has lain there so long, unchanged, that no draft is on its way. */
  synchronized boolean isOverdue(Path file) throws IOException {
    seen.keySet().removeIf(known -> !Files.exists(known, LinkOption.NOFOLLOW_LINKS));
    Instant now = clock.instant();
    Instant first = seen.computeIfAbsent(file, fresh -> now);
    Instant since = now.minus(PATIENCE);
    return !first.isAfter(since) && !changedAfter(file, since);
  }

  private static boolean changedAfter(Path file, Instant since) throws IOException {
    try {
      return Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS).toInstant().isAfter(since);
    } catch (NoSuchFileException e) {
      return true;
    }
  }
}
