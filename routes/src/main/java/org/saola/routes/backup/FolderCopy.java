// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Copies a folder in two passes: most of it while it may change, and then, when it does not, what
 * has changed since. So the second pass is short, however much there is.
 */
final class FolderCopy {
  /** A file written within this time of a look may change again without looking changed. */
  private static final Duration UNSETTLED = Duration.ofSeconds(2);

  private static final Set<PosixFilePermission> OWNERS =
      PosixFilePermissions.fromString("rw-------");

  private final Path from;
  private final Path to;
  private final Predicate<Path> taken;
  private final Map<Path, Look> copied = new HashMap<>();
  private final FileSums sums = new FileSums();

  private record Look(long size, Instant changed) {
    static Look at(BasicFileAttributes file) {
      return new Look(file.size(), file.lastModifiedTime().toInstant());
    }
  }

  /**
   * @param taken whether a path relative to {@code from} is copied, with all below it
   */
  FolderCopy(Path from, Path to, Predicate<Path> taken) throws IOException {
    this.from = from.toRealPath();
    this.to = to.toRealPath();
    this.taken = taken;
  }

  /** The pass ahead: what changes or goes meanwhile is looked at again later. */
  void ahead(Instant now, Predicate<Path> settled) throws IOException {
    walk(
        Vanished.FORGIVEN,
        (file, look) -> {
          if (settled.test(file) && look.changed().isBefore(now.minus(UNSETTLED))) {
            try {
              copy(file, look);
            } catch (NoSuchFileException gone) {
              forget(file);
            }
          }
        });
  }

  /** The last pass: the folder does not change any more. */
  void settle() throws IOException {
    Set<Path> there = new HashSet<>();
    walk(
        Vanished.REFUSED,
        (file, look) -> {
          there.add(file);
          if (!look.equals(copied.get(file))) {
            copy(file, look);
          }
        });
    for (Path file : Set.copyOf(copied.keySet())) {
      if (!there.contains(file)) {
        Files.deleteIfExists(to.resolve(file));
        forget(file);
      }
    }
  }

  /** Of what was copied, as it was written. */
  FileSums sums() {
    return sums;
  }

  private void forget(Path file) {
    copied.remove(file);
    sums.of().remove(file);
  }

  private void copy(Path file, Look look) throws IOException {
    Path copy = to.resolve(file);
    try (InputStream in = Files.newInputStream(from.resolve(file))) {
      Files.deleteIfExists(copy);
      var modes = Files.getPosixFilePermissions(from.resolve(file));
      Files.createFile(copy, PosixFilePermissions.asFileAttribute(OWNERS));
      try (OutputStream out = Files.newOutputStream(copy)) {
        sums.copy(file, in, out);
      }
      Files.setPosixFilePermissions(copy, modes);
      Files.setLastModifiedTime(copy, FileTime.from(look.changed()));
    }
    copied.put(file, look);
  }

  private interface Each {
    void file(Path relative, Look look) throws IOException;
  }

  /** What is no longer there when it is looked at. */
  private enum Vanished {
    FORGIVEN,
    REFUSED
  }

  private void walk(Vanished vanished, Each each) throws IOException {
    Files.walkFileTree(from, new Visitor(vanished, each));
  }

  private final class Visitor extends SimpleFileVisitor<Path> {
    private final Vanished vanished;
    private final Each each;

    Visitor(Vanished vanished, Each each) {
      this.vanished = vanished;
      this.each = each;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes seen)
        throws IOException {
      Path relative = from.relativize(folder);
      if (!folder.equals(from) && !taken.test(relative)) {
        return FileVisitResult.SKIP_SUBTREE;
      }
      if (Files.isDirectory(to.resolve(relative), LinkOption.NOFOLLOW_LINKS)) {
        return FileVisitResult.CONTINUE;
      }
      try {
        Files.copy(folder, to.resolve(relative), StandardCopyOption.COPY_ATTRIBUTES);
        return FileVisitResult.CONTINUE;
      } catch (NoSuchFileException e) {
        forgive(e);
        return FileVisitResult.SKIP_SUBTREE;
      }
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes seen) throws IOException {
      Path relative = from.relativize(file);
      if (!taken.test(relative)) {
        return FileVisitResult.CONTINUE;
      }
      if (seen.isSymbolicLink()) {
        throw new IOException(
            "%s is a link: what it leads to would be missing in the copy. Mount it there instead"
                .formatted(file));
      }
      if (seen.isRegularFile()) {
        each.file(relative, Look.at(seen));
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
      forgive(e);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e)
        throws IOException {
      if (e != null) {
        forgive(e);
      }
      return FileVisitResult.CONTINUE;
    }

    private void forgive(IOException e) throws IOException {
      if (vanished == Vanished.REFUSED || !(e instanceof NoSuchFileException)) {
        throw e;
      }
    }
  }
}
