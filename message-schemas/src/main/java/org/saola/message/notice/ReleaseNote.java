// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.notice;

import jakarta.validation.Valid;
import java.util.List;
import org.saola.message.manifest.Digest;

/**
 * Travels with a delivered message: what its recipient got, what was withheld and by which rule.
 *
 * @param message digest of the manifest
 * @param released names of the parts that came along
 * @param entries openings of the log entries that say so, in the order released, withheld
 */
public record ReleaseNote(
    Digest message,
    List<String> released,
    List<Withheld> withheld,
    List<@Valid SaltedEntry> entries) {
  /** A part that the recipient does not get. */
  public record Withheld(String part, List<String> rules) {}
}
