// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.notice;

/**
 * The opening of a leaf: {@code leaf = SHA-256(salt || entry)}.
 *
 * @param salt 32 bytes
 * @param entry the entry's exact bytes, never re-serialised
 */
public record SaltedEntry(byte[] salt, byte[] entry) {}
