// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.backup;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.saola.message.manifest.Digest;

/** {@code SHA256SUMS}: a line for each file of a folder, as {@code sha256sum -c} reads it. */
record FileSums(Path folder) {
  private static final String FILE = "SHA256SUMS";
  private static final String BETWEEN = "  ";

  /**
   * @return the digest of the lines themselves
   */
  Digest write() throws IOException {
    try (BufferedWriter lines = Files.newBufferedWriter(sums())) {
      for (Path file : files()) {
        lines.write(line(file));
        lines.write('\n');
      }
    }
    return Digest.ofHash(sha256(sums()));
  }

  /**
   * @throws IOException naming the first file that is missing, more or otherwise
   */
  void check(Digest expected) throws IOException {
    if (!Digest.ofHash(sha256(sums())).equals(expected)) {
      throw new IOException("%s is not as it was written".formatted(sums()));
    }
    Set<String> written = new HashSet<>(Files.readAllLines(sums()));
    for (Path file : files()) {
      if (!written.remove(line(file))) {
        throw new IOException(
            "%s of the backup %s is one too many, or is not as it was written"
                .formatted(file, folder));
      }
    }
    if (!written.isEmpty()) {
      throw new IOException(
          "%s of the backup %s is missing"
              .formatted(written.iterator().next().split(BETWEEN, 2)[1], folder));
    }
  }

  private String line(Path file) throws IOException {
    return HexFormat.of().formatHex(sha256(folder.resolve(file))) + BETWEEN + file;
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(folder::relativize)
          .filter(file -> file.getNameCount() > 1)
          .sorted()
          .toList();
    }
  }

  private Path sums() {
    return folder.resolve(FILE);
  }

  private static byte[] sha256(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file);
        var digest =
            new DigestOutputStream(
                OutputStream.nullOutputStream(), MessageDigest.getInstance("SHA-256"))) {
      in.transferTo(digest);
      return digest.getMessageDigest().digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
