// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.inbox;

/**
 * A part that was opened and has passed every check.
 *
 * @param content the exact bytes that the sender signed
 * @param salt what came with it inside the seal
 * @param document the content as the record of its type
 */
public record OpenedPart(String name, byte[] content, byte[] salt, Object document) {
  @Override
  public String toString() {
    return "OpenedPart[%s, redacted]".formatted(name);
  }
}
