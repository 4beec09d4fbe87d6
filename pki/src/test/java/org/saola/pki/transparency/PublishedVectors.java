// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.transparency;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** Test vectors that others published; they lie beside the repository and not in it. */
final class PublishedVectors {
  private PublishedVectors() {}

  static Path folder(String name) {
    Path at = Path.of("").toAbsolutePath();
    while (at != null && !Files.isDirectory(at.resolve("shared/vectors"))) {
      at = at.getParent();
    }
    Assumptions.assumeTrue(at != null, "skipped: no folder shared/vectors above the working one");
    return at.resolve("shared/vectors").resolve(name);
  }

  static List<Path> json(String name) throws IOException {
    try (Stream<Path> files = Files.walk(folder(name))) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
  }
}
