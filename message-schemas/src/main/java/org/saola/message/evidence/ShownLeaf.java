// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.evidence;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A leaf with its entry.
 *
 * @param text the entry's exact bytes, as the UTF-8 text that they are
 * @param bytes instead of {@code text}, where they are no plain text
 * @param salt absent for a clear leaf, which is the entry itself
 * @param hash the leaf's hash as the log's tiles have it; in a range
 * @param proof RFC 6962 inclusion proof, from the leaf upwards; in a selection
 */
public record ShownLeaf(
    @PositiveOrZero long index,
    @Nullable @Size(min = 1) String text,
    byte @Nullable @Size(min = 1) [] bytes,
    byte @Nullable @Size(min = 32, max = 32) [] salt,
    byte @Nullable @Size(min = 32, max = 32) [] hash,
    @Nullable @Size(max = 63) List<byte @NotNull @Size(min = 32, max = 32) []> proof) {}
