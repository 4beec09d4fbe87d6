// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.inbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.Digest;
import org.saola.message.manifest.MessageId;

/**
 * A delivery that has passed every check and has yet to be placed.
 *
 * @param files the content of its folder, by file name
 * @param moved files of any size that are moved into its folder, by the name that they get there
 * @param word what it says of an earlier message; absent where it says nothing
 * @param leaves leaves of the log entries that came with it, which the log has yet to prove
 */
public record Incoming(
    AgencyId from,
    MessageId id,
    Digest manifest,
    Instant expires,
    Map<String, byte[]> files,
    Map<String, Path> moved,
    @Nullable Withdrawal word,
    List<Digest> leaves) {
  public Incoming {
    files = Map.copyOf(files);
    moved = Map.copyOf(moved);
    leaves = List.copyOf(leaves);
  }

  /** It is not placed after all. */
  public void discard() throws IOException {
    for (Path file : moved.values()) {
      Files.deleteIfExists(file);
    }
  }

  String key() {
    return Received.key(from, id);
  }
}
