// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.format.stix;

import java.time.Instant;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.Manifest;
import org.saola.message.manifest.Marking;

/**
 * What a bundle says of its message as a whole.
 *
 * @param key what tells the message from all others: bundles of the same message have the same ids
 * @param at when the message was made
 */
public record StixContext(AgencyId author, String key, Instant at, Marking marking) {
  public static StixContext of(Manifest manifest) {
    return new StixContext(
        manifest.from(),
        "%s/%s/%s".formatted(manifest.federation(), manifest.from(), manifest.id()),
        manifest.created(),
        manifest.marking());
  }
}
