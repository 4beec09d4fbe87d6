// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.deliver;

import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.saola.message.manifest.Digest;

/**
 * What one broker transaction has brought to its place: sent within it, to the hub itself.
 *
 * @param messages digests of the manifests now in inboxes
 * @param kept numbers of the refused messages now kept for the operator
 */
public record DispatchNote(
    @NotNull List<@NotNull Digest> messages, @NotNull List<@NotNull Long> kept) {
  public DispatchNote {
    messages = List.copyOf(messages);
    kept = List.copyOf(kept);
  }
}
