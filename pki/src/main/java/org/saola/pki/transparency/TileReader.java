// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.transparency;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads a log's static files by their path below the log: from a folder, or over HTTPS. */
@FunctionalInterface
public interface TileReader {
  /** Empty where the log has no such file; throws where it cannot be asked. */
  Optional<byte[]> read(String path) throws IOException;

  /**
   * The widths of the partial tiles in a folder such as {@code tile/0/000.p}, ascending; none where
   * the reader cannot list.
   */
  default List<Integer> partialWidths(String partialFolder) throws IOException {
    return List.of();
  }

  static TileReader folder(Path log) {
    return new FolderTileReader(log);
  }

  /**
   * @param client with the credentials that the log's server asks for
   * @param log the address below which its files are served
   */
  static TileReader http(HttpClient client, URI log) {
    return new HttpTileReader(client, log);
  }
}
