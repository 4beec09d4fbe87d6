// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.notice;

import jakarta.validation.Valid;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * All that the hub says to an agency after the fact: log entries that concern it, each with its
 * inclusion proof under one signed checkpoint.
 *
 * @param checkpoint the signed checkpoint's text, with all its signature lines
 */
public record Notice(String checkpoint, List<@Valid ProvenEntry> entries) {
  /**
   * @param index leaf index
   * @param proof RFC 6962 inclusion proof, 32 bytes each, from the leaf upwards
   */
  public record ProvenEntry(
      @PositiveOrZero long index,
      @Valid SaltedEntry opening,
      List<byte @Size(min = 32, max = 32) []> proof) {}
}
