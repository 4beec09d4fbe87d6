// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.inbox;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.Digest;
import org.saola.message.manifest.HandOver;
import org.saola.message.manifest.MessageId;

/**
 * The mark that a delivery has been dealt with. It outlives the message's validity, so that no
 * second one is ever taken for the first.
 *
 * @param code why it was rejected
 * @param folder its name below {@code inbox}; absent for a rejected one
 * @param word what it says of an earlier message; absent where it says nothing
 * @param leaves leaves of the log entries that came with it
 */
public record Received(
    AgencyId from,
    MessageId id,
    Digest manifest,
    HandOver outcome,
    @Nullable String code,
    @Nullable String folder,
    Instant at,
    Instant expires,
    @Nullable Withdrawal word,
    List<Digest> leaves) {
  public Received {
    leaves = List.copyOf(leaves);
  }

  static String key(AgencyId from, MessageId id) {
    return id + "." + from;
  }

  String key() {
    return key(from, id);
  }
}
