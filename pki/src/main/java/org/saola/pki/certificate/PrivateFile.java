// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.certificate;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Set;

/** Files that only their owner may read: mode 0600 from the first byte on, in 0700 folders. */
final class PrivateFile {
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");

  private PrivateFile() {}

  /** Replaces the file as a whole: a crash leaves the old one or the new one, a return the new. */
  static void write(Path file, byte[] bytes) throws IOException {
    Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
    createFolder(folder);
    Path next = Files.createTempFile(folder, ".new", "", attributes(OWNER_ONLY));
    try {
      Files.write(next, bytes, StandardOpenOption.WRITE, StandardOpenOption.SYNC);
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
        names.force(true);
      }
    } finally {
      Files.deleteIfExists(next);
    }
  }

  static void createFolder(Path folder) throws IOException {
    Files.createDirectories(folder, attributes(PosixFilePermissions.fromString("rwx------")));
  }

  static boolean isPrivate(Path file) throws IOException {
    return Files.getPosixFilePermissions(file).equals(OWNER_ONLY);
  }

  private static FileAttribute<Set<PosixFilePermission>> attributes(
      Set<PosixFilePermission> permissions) {
    return PosixFilePermissions.asFileAttribute(permissions);
  }
}
