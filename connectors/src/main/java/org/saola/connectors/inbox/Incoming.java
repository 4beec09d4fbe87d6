// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.inbox;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.Digest;
import org.saola.message.manifest.MessageId;

/**
 * A delivery that has passed every check and has yet to be placed.
 *
 * @param files the content of its folder, by file name
 * @param leaves leaves of the log entries that came with it, which the log has yet to prove
 */
public record Incoming(
    AgencyId from,
    MessageId id,
    Digest manifest,
    Instant expires,
    Map<String, byte[]> files,
    List<Digest> leaves) {
  public Incoming {
    files = Map.copyOf(files);
    leaves = List.copyOf(leaves);
  }

  String key() {
    return Received.key(from, id);
  }
}
