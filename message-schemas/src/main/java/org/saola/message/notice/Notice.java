// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.notice;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * All that the hub says to an agency after the fact: log entries that concern it, with one proof
 * that all of them are under one signed checkpoint.
 *
 * @param checkpoint the signed checkpoint's text, with all its signature lines
 * @param entries in the log's order
 * @param proof what the entries' inclusion proofs need beside the entries, 32 bytes each: the
 *     hashes of the largest subtrees of the log that have none of them, from left to right
 */
public record Notice(
    @NotNull String checkpoint,
    @NotNull @Size(min = 1, max = MOST) List<@NotNull @Valid ProvenEntry> entries,
    @NotNull byte[] proof) {
  /** Entries of a notice: each of them becomes a file of its own. */
  public static final int MOST = 400;

  /**
   * @param index leaf index
   */
  public record ProvenEntry(@PositiveOrZero long index, @NotNull @Valid SaltedEntry opening) {}
}
