// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.notice;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * The opening of a leaf: {@code leaf = SHA-256(salt || entry)}.
 *
 * @param salt 32 bytes
 * @param entry the entry's exact bytes, never re-serialised
 */
public record SaltedEntry(
    @NotNull @Size(min = 32, max = 32) byte[] salt, @NotNull @Size(min = 1) byte[] entry) {}
