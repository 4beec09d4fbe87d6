// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.format.stix;

import java.util.List;

/**
 * A bundle, and what it does not say.
 *
 * @param bundle UTF-8 JSON
 * @param lost every field of the message that is not in the bundle, by its path
 */
public record StixExport(byte[] bundle, List<String> lost) {
  public StixExport {
    lost = List.copyOf(lost);
  }

  @Override
  public String toString() {
    return "StixExport[redacted, lost " + lost + "]";
  }
}
