// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.desk.mailbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.saola.connectors.home.DurableFiles;
import org.saola.connectors.home.Together;

/**
 * One folder of messages. A message's folder is read again only when something in it was replaced:
 * connectors write aside and rename, which the folder's time shows. Used by one thread at a time.
 */
final class Box {
  /** Two changes within a file system's tick bear one time: what is fresh is looked at again. */
  private static final Duration UNSURE = Duration.ofSeconds(2);

  private final Path parent;
  private final FolderReader reader;
  private final Map<Path, Seen> seen = new HashMap<>();

  Box(Path parent, FolderReader reader) {
    this.parent = parent;
    this.reader = reader;
  }

  /** Reads what a message's folder holds. */
  @FunctionalInterface
  interface FolderReader {
    Found read(Path folder) throws IOException;
  }

  private record Seen(Instant changed, Instant looked, Found found) {
    boolean holds(Instant changedNow) {
      return changedNow.equals(changed) && changed.isBefore(looked.minus(UNSURE));
    }
  }

  private record Stale(Path folder, Instant changed) {}

  /**
   * Brings the index up to date.
   *
   * @return whether it changed
   */
  boolean look() throws IOException {
    Instant now = Instant.now();
    Set<Path> there = new HashSet<>();
    List<Stale> stale = new ArrayList<>();
    for (Path folder : DurableFiles.list(parent)) {
      try {
        BasicFileAttributes is = Files.readAttributes(folder, BasicFileAttributes.class);
        Seen before = seen.get(folder);
        Instant changed = is.lastModifiedTime().toInstant();
        if (is.isDirectory()) {
          there.add(folder);
          if (before == null || !before.holds(changed)) {
            stale.add(new Stale(folder, changed));
          }
        }
      } catch (NoSuchFileException e) {
        // Taken away since it was listed: by another system, or to its final place.
        there.remove(folder);
      }
    }
    boolean gone = seen.keySet().retainAll(there);
    return refresh(stale, now) || gone;
  }

  private boolean refresh(List<Stale> stale, Instant now) throws IOException {
    boolean changed = false;
    List<Callable<Found>> reads = new ArrayList<>();
    stale.forEach(one -> reads.add(() -> found(one.folder(), one.changed())));
    List<Found> found = Together.run(reads);
    for (int i = 0; i < stale.size(); i++) {
      Seen fresh = new Seen(stale.get(i).changed(), now, found.get(i));
      Seen before = seen.put(stale.get(i).folder(), fresh);
      changed |= before == null || !before.found().equals(fresh.found());
    }
    return changed;
  }

  /** What one folder holds must not keep the others from being shown. */
  private Found found(Path folder, Instant changed) {
    try {
      return reader.read(folder);
    } catch (IOException e) {
      return new Found.Broken(new Holdings.Damaged(folder, changed));
    }
  }

  List<Found> found() {
    return seen.values().stream().map(Seen::found).toList();
  }
}
