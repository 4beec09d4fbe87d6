// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.manifest;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One line of a {@code receipt/1}: what the signer did with a message, named by id and digest. */
public record ReceiptItem(
    @NotNull MessageId id,
    @NotNull Digest manifest,
    @NotNull HandOver outcome,
    @Nullable @Pattern(regexp = "[A-Z][A-Z_]{1,40}") String code,
    @NotNull Instant at) {}
