// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.directory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** {@code directory/} of the hub's home: per version the signed file, its JSON, and its proof. */
final class DirectoryFolder {
  private static final int LARGEST = 64 << 20;

  private final Path folder;

  DirectoryFolder(Path folder) {
    this.folder = folder;
  }

  Optional<byte[]> signed(int version) throws IOException {
    return read(folder.resolve(version + ".p7m"));
  }

  Optional<byte[]> readProof(int version) throws IOException {
    return read(proof(version));
  }

  private static Optional<byte[]> read(Path file) throws IOException {
    try {
      if (Files.size(file) > LARGEST) {
        throw new IOException("%s is larger than %d bytes".formatted(file, LARGEST));
      }
      return Optional.of(Files.readAllBytes(file));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  boolean hasProof(int version) {
    return Files.exists(proof(version));
  }

  private Path proof(int version) {
    return folder.resolve(version + ".tlog-proof");
  }

  /** For people; the signed file is what counts. */
  void writeJson(int version, byte[] json) throws IOException {
    write(folder.resolve(version + ".json"), json);
  }

  void writeProof(int version, byte[] proof) throws IOException {
    write(proof(version), proof);
  }

  private static void write(Path file, byte[] content) throws IOException {
    Path temporary = file.resolveSibling("." + file.getFileName() + ".new");
    Files.write(temporary, content);
    Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
