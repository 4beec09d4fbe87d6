// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.evidence;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;

/**
 * A leaf of a range by its hash alone.
 *
 * @param why as the hub says: the hash tells nothing of it
 */
public record HiddenLeaf(
    @PositiveOrZero long index, @NotNull @Size(min = 32, max = 32) byte[] hash, @NotNull Why why) {
  public enum Why {
    /** It concerns none of the agencies whose entries the asker may see. */
    OUT_OF_SCOPE,
    /** Entry and salt are gone at the end of their retention. */
    ERASED
  }
}
