// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.parts;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.saola.message.manifest.AgencyId;
import org.saola.routes.parts.PartRefused.Code;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code parts/AGENCY/MESSAGE.PART}, each 0600: the sealed bytes as far as they have come. */
final class PartFiles {
  private static final Logger LOG = LoggerFactory.getLogger(PartFiles.class);
  private static final int CHUNK = 64 << 10;
  private static final int BETWEEN_LOOKS = 128;

  private final Path folder;
  private final long floor;
  private final FreeSpace disk;

  /** Free bytes of the store's disk. */
  @FunctionalInterface
  interface FreeSpace {
    long bytes() throws IOException;
  }

  /**
   * @param floor free bytes that are left to the rest of the machine
   */
  PartFiles(Path folder, long floor, FreeSpace disk) throws IOException {
    this.folder = create(folder);
    this.floor = floor;
    this.disk = disk;
  }

  private static Path create(Path folder) throws IOException {
    return Files.createDirectories(
        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
  }

  /** An empty file, unless there is one. */
  void make(PartKey key) throws IOException {
    Path file = path(key);
    create(file.resolveSibling("."));
    try {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    } catch (FileAlreadyExistsException e) {
      // Made before, by a request of which nobody saw the answer.
      return;
    }
  }

  /** How much has come. */
  long size(PartKey key) throws IOException {
    try {
      return Files.size(path(key));
    } catch (NoSuchFileException e) {
      return 0;
    }
  }

  /**
   * Appends up to so many bytes. What has come before the body is cut, or the disk is full, stays.
   *
   * @throws BodyCut when the sender is gone
   * @throws PartRefused STORE_FULL; BEYOND_LENGTH, and nothing of this body stays
   */
  void append(PartKey key, long at, InputStream body, long most) throws IOException {
    make(key);
    try (FileChannel file = FileChannel.open(path(key), StandardOpenOption.WRITE)) {
      file.position(at);
      byte[] chunk = new byte[CHUNK];
      long left = most;
      for (int chunks = 0; ; chunks++) {
        if (chunks % BETWEEN_LOOKS == 0) {
          requireRoom(0);
        }
        int n = read(body, chunk);
        if (n < 0) {
          return;
        }
        if (n > left) {
          file.truncate(at);
          throw new PartRefused(Code.BEYOND_LENGTH, "more came than was declared");
        }
        write(file, ByteBuffer.wrap(chunk, 0, n));
        left -= n;
      }
    }
  }

  private static int read(InputStream body, byte[] chunk) throws BodyCut {
    try {
      return body.read(chunk);
    } catch (IOException e) {
      throw new BodyCut(e);
    }
  }

  // A disk that is full says so first here; what was written stays.
  private void write(FileChannel file, ByteBuffer bytes) throws IOException {
    try {
      while (bytes.hasRemaining()) {
        file.write(bytes);
      }
    } catch (IOException e) {
      requireRoom(1);
      throw e;
    }
  }

  /** Refuses while so many bytes more would take what is to stay free. */
  void requireRoom(long more) throws IOException {
    if (disk.bytes() - more < floor) {
      throw new PartRefused(Code.STORE_FULL, "the store's disk is full");
    }
  }

  /** On return the bytes and the name are on disk. */
  void force(PartKey key) throws IOException {
    for (Path place : List.of(path(key), path(key).resolveSibling("."))) {
      try (FileChannel channel = FileChannel.open(place, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  InputStream open(PartKey key) throws IOException {
    return new BufferedInputStream(Files.newInputStream(path(key)), CHUNK);
  }

  void delete(PartKey key) throws IOException {
    Files.deleteIfExists(path(key));
  }

  /**
   * What lies in the store and has not been written to since. Of what is not the store's: a word.
   */
  List<PartKey> untouchedSince(Instant since) throws IOException {
    List<PartKey> keys = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder, 2)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (Files.getLastModifiedTime(file).toInstant().isBefore(since)) {
          key(file).ifPresent(keys::add);
        }
      }
    }
    return keys;
  }

  private static Optional<PartKey> key(Path file) {
    String name = String.valueOf(file.getFileName());
    int dot = Math.max(name.indexOf('.'), 0);
    try {
      AgencyId uploader = new AgencyId(String.valueOf(file.getName(file.getNameCount() - 2)));
      return Optional.of(PartKey.of(uploader, name.substring(0, dot), name.substring(dot + 1)));
    } catch (IllegalArgumentException | PartRefused e) {
      LOG.warn("{} is no part of a message, and is left alone: {}", file, e.getMessage());
      return Optional.empty();
    }
  }

  private Path path(PartKey key) {
    return folder.resolve(key.uploader().value()).resolve(key.message() + "." + key.part());
  }
}
