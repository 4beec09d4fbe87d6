// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.transparency;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** Reads a log's static files by their path below the log: from a folder, or over HTTPS. */
@FunctionalInterface
public interface TileReader {
  /** Empty where the log has no such file; throws where it cannot be asked. */
  Optional<byte[]> read(String path) throws IOException;

  static TileReader folder(Path log) {
    return path -> {
      try {
        return Optional.of(Files.readAllBytes(log.resolve(path)));
      } catch (NoSuchFileException e) {
        return Optional.empty();
      }
    };
  }
}
