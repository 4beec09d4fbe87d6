// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.desk.mailbox;

import java.nio.file.Path;
import java.time.Instant;
import org.saola.message.manifest.Manifest;
import org.saola.message.manifest.MessageId;

/**
 * One message as this agency has it.
 *
 * @param folder {@code inbox/ID} or {@code sent/ID}
 * @param at when it was received, or was made
 */
public record Letter(Manifest manifest, Direction direction, Path folder, Instant at) {
  /** Whose it is. */
  public enum Direction {
    SENT,
    RECEIVED
  }

  public MessageId id() {
    return manifest.id();
  }

  /** The message that began the exchange. */
  public MessageId thread() {
    return manifest.thread() == null ? manifest.id() : manifest.thread();
  }

  public boolean isReceived() {
    return direction == Direction.RECEIVED;
  }
}
