// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.backup;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Copies a folder in two passes: most of it while it may change, and then, when it does not, what
 * has changed since. So the second pass is short, however much there is.
 */
final class FolderCopy {
  /** A file written within this time of a look may change again without looking changed. */
  private static final Duration UNSETTLED = Duration.ofSeconds(2);

  private final Path from;
  private final Path to;
  private final Predicate<Path> taken;
  private final Map<Path, Look> copied = new HashMap<>();

  private record Look(long size, Instant changed) {
    static Look at(BasicFileAttributes file) {
      return new Look(file.size(), file.lastModifiedTime().toInstant());
    }
  }

  /**
   * @param taken whether a path relative to {@code from} is copied, with all below it
   */
  FolderCopy(Path from, Path to, Predicate<Path> taken) {
    this.from = from;
    this.to = to;
    this.taken = taken;
  }

  /** The pass ahead: what changes meanwhile is copied again later. */
  void ahead(Instant now, Predicate<Path> settled) throws IOException {
    walk(
        (file, look) -> {
          if (settled.test(file) && look.changed().isBefore(now.minus(UNSETTLED))) {
            try {
              copy(file, look);
            } catch (NoSuchFileException gone) {
              copied.remove(file);
            }
          }
        });
  }

  /** The last pass: the folder does not change any more. */
  void settle() throws IOException {
    Set<Path> there = new HashSet<>();
    walk(
        (file, look) -> {
          there.add(file);
          if (!look.equals(copied.get(file))) {
            copy(file, look);
          }
        });
    for (Path file : Set.copyOf(copied.keySet())) {
      if (!there.contains(file)) {
        Files.deleteIfExists(to.resolve(file));
      }
    }
  }

  private void copy(Path file, Look look) throws IOException {
    Files.copy(
        from.resolve(file),
        to.resolve(file),
        StandardCopyOption.REPLACE_EXISTING,
        StandardCopyOption.COPY_ATTRIBUTES);
    copied.put(file, look);
  }

  private interface Each {
    void file(Path relative, Look look) throws IOException;
  }

  private void walk(Each each) throws IOException {
    Files.walkFileTree(
        from,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes seen)
              throws IOException {
            Path relative = from.relativize(folder);
            if (!folder.equals(from) && !taken.test(relative)) {
              return FileVisitResult.SKIP_SUBTREE;
            }
            if (!Files.isDirectory(to.resolve(relative), LinkOption.NOFOLLOW_LINKS)) {
              Files.copy(folder, to.resolve(relative), StandardCopyOption.COPY_ATTRIBUTES);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes seen) throws IOException {
            Path relative = from.relativize(file);
            if (seen.isRegularFile() && taken.test(relative)) {
              each.file(relative, Look.at(seen));
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            // What vanished between the listing and the look is no longer there to be copied.
            if (e instanceof NoSuchFileException) {
              return FileVisitResult.CONTINUE;
            }
            throw e;
          }
        });
  }
}
