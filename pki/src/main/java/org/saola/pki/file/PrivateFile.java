// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Files that only their owner may read: mode 0600 from the first byte on. When they are written
 * they are on disk, and so is their name in its folder: a power cut takes neither back.
 */
public final class PrivateFile {
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");

  private static final String UNFINISHED = ".new";

  private PrivateFile() {}

  /**
   * Replaces the file as a whole: a crash leaves the old one or the new one.
   *
   * @throws java.nio.file.NoSuchFileException where its folder is not there
   */
  public static void write(Path file, byte[] bytes) throws IOException {
    Path folder = folder(file);
    Path next = Files.createTempFile(folder, UNFINISHED, "", attributes(OWNER_ONLY));
    try {
      try (FileChannel channel = FileChannel.open(next, StandardOpenOption.WRITE)) {
        write(channel, bytes);
      }
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      forceNames(folder);
    } finally {
      Files.deleteIfExists(next);
    }
  }

  public static void write(Path file, String text) throws IOException {
    write(file, text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * @throws java.nio.file.FileAlreadyExistsException where there is a file already: it stays
   */
  public static void create(Path file, byte[] bytes) throws IOException {
    var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try (FileChannel channel = FileChannel.open(file, options, attributes(OWNER_ONLY))) {
      write(channel, bytes);
    }
    forceNames(folder(file));
  }

  /** Mode 0700, and so are those above it that are not there yet. */
  public static void createFolder(Path folder) throws IOException {
    Files.createDirectories(folder, attributes(PosixFilePermissions.fromString("rwx------")));
  }

  /** The folder that a file is to lie in. */
  public static void createFolderOf(Path file) throws IOException {
    createFolder(folder(file));
  }

  /** Whether nobody but its owner may read or write it; the owner perhaps not either. */
  public static boolean isPrivate(Path file) throws IOException {
    return OWNER_ONLY.containsAll(Files.getPosixFilePermissions(file));
  }

  /** Whether it is what a crash has left of a file that was being written. */
  public static boolean isUnfinished(Path file) {
    return String.valueOf(file.getFileName()).matches(Pattern.quote(UNFINISHED) + "[0-9]+");
  }

  private static void write(FileChannel channel, byte[] bytes) throws IOException {
    ByteBuffer left = ByteBuffer.wrap(bytes);
    while (left.hasRemaining()) {
      channel.write(left);
    }
    channel.force(true);
  }

  /** A new name is on disk only with its folder. */
  private static void forceNames(Path folder) throws IOException {
    try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
      names.force(true);
    }
  }

  private static Path folder(Path file) {
    return Objects.requireNonNull(file.toAbsolutePath().getParent(), "a root is no file");
  }

  private static FileAttribute<Set<PosixFilePermission>> attributes(
      Set<PosixFilePermission> permissions) {
    return PosixFilePermissions.asFileAttribute(permissions);
  }
}
