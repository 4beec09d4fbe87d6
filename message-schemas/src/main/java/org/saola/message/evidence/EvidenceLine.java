// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.evidence;

import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;

/**
 * A line of an evidence file, which is JSON Lines: an object with the one of these that it is.
 * First {@code evidence}, then leaves ({@code entry} or {@code hidden}), last {@code end}.
 */
public record EvidenceLine(
    @Nullable @Valid EvidenceHeader evidence,
    @Nullable @Valid ShownLeaf entry,
    @Nullable @Valid HiddenLeaf hidden,
    @Nullable @Valid EvidenceEnd end) {
  public static EvidenceLine of(EvidenceHeader header) {
    return new EvidenceLine(header, null, null, null);
  }

  public static EvidenceLine of(ShownLeaf leaf) {
    return new EvidenceLine(null, leaf, null, null);
  }

  public static EvidenceLine of(HiddenLeaf leaf) {
    return new EvidenceLine(null, null, leaf, null);
  }

  public static EvidenceLine of(EvidenceEnd end) {
    return new EvidenceLine(null, null, null, end);
  }
}
