// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.transparency;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Reads a log's static files by their path below the log: from a folder, or over HTTPS. */
@FunctionalInterface
public interface TileReader {
  Optional<byte[]> read(String path) throws IOException;

  static TileReader folder(Path log) {
    throw new UnsupportedOperationException("pki");
  }
}
