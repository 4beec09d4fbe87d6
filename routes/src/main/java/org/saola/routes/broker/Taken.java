// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.broker;

import java.util.Map;

/**
 * A message as it was taken from a queue.
 *
 * @param body empty for a message that is not plain bytes: it then parses as nothing
 * @param labels what the hub itself wrote beside it on an internal queue; of an agency's message
 *     nothing is looked at
 */
public record Taken(byte[] body, Map<String, String> labels) {
  public Taken {
    labels = Map.copyOf(labels);
  }

  @Override
  public String toString() {
    return "Taken[%d bytes]".formatted(body.length);
  }
}
