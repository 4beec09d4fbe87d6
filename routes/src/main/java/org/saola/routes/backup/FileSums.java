// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.saola.message.manifest.Digest;

/**
 * Sums of the files of a folder, named from it on. They are taken of what passes by as it is
 * written or read, never of what is found there at another time.
 */
record FileSums(SortedMap<Path, Digest> of) {
  private static final String BETWEEN = "  ";

  FileSums() {
    this(new TreeMap<>());
  }

  /** Of the regular files that lie in a folder's folders now. */
  static FileSums found(Path folder) throws IOException {
    FileSums sums = new FileSums();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path name = folder.relativize(file);
        if (name.getNameCount() > 1) {
          try (InputStream in = Files.newInputStream(file)) {
            sums.copy(name, in, OutputStream.nullOutputStream());
          }
        }
      }
    }
    return sums;
  }

  /** {@code SHA256SUMS}: a line for each file, as {@code sha256sum -c} reads it. */
  byte[] lines() {
    var lines = new StringBuilder();
    of.forEach((file, sum) -> lines.append(sum.value()).append(BETWEEN).append(file).append('\n'));
    return lines.toString().getBytes(StandardCharsets.UTF_8);
  }

  static FileSums read(byte[] lines) {
    FileSums sums = new FileSums();
    new String(lines, StandardCharsets.UTF_8)
        .lines()
        .map(line -> line.split(BETWEEN, 2))
        .forEach(line -> sums.of.put(Path.of(line[1]), new Digest(line[0])));
    return sums;
  }

  void copy(Path file, InputStream in, OutputStream out) throws IOException {
    var summed = new DigestInputStream(in, sha256());
    summed.transferTo(out);
    put(file, summed.getMessageDigest());
  }

  void put(Path file, MessageDigest summed) {
    of.put(file, Digest.ofHash(summed.digest()));
  }

  void addBelow(Path folder, FileSums sums) {
    sums.of.forEach((file, sum) -> of.put(folder.resolve(file), sum));
  }

  FileSums below(Path folder) {
    FileSums sums = new FileSums();
    of.forEach(
        (file, sum) -> {
          if (file.startsWith(folder)) {
            sums.of.put(folder.relativize(file), sum);
          }
        });
    return sums;
  }

  /**
   * @throws IOException naming the first file that is missing, more or otherwise
   */
  void require(FileSums expected, String where) throws IOException {
    for (Map.Entry<Path, Digest> file : of.entrySet()) {
      if (!file.getValue().equals(expected.of.get(file.getKey()))) {
        throw new IOException(
            "%s of %s is one too many, or is not as it was written"
                .formatted(file.getKey(), where));
      }
    }
    for (Path file : expected.of.keySet()) {
      if (!of.containsKey(file)) {
        throw new IOException("%s of %s is missing".formatted(file, where));
      }
    }
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
