// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.deliver;

import java.util.List;
import org.saola.message.manifest.Digest;

/** Messages that lie in their recipients' inboxes: the broker has committed. */
public final class Delivered {
  private final List<Digest> messages;

  Delivered(List<Digest> messages) {
    this.messages = List.copyOf(messages);
  }

  public List<Digest> messages() {
    return messages;
  }
}
