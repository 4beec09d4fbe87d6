// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.acknowledge;

import java.util.List;
import org.saola.message.manifest.Digest;

/** Messages whose consignment is in the log's queue: their evidence follows with a checkpoint. */
public final class Evidence {
  private final List<Digest> messages;

  Evidence(List<Digest> messages) {
    this.messages = List.copyOf(messages);
  }

  public List<Digest> messages() {
    return messages;
  }
}
