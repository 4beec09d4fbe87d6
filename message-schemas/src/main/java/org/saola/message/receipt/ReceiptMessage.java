// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.receipt;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.saola.message.manifest.ReceiptItem;
import org.saola.message.schema.InManifest;
import org.saola.message.schema.Meaning;

/** {@code receipt/1}: no parts. */
@Meaning(
    value = "A recipient's signed word that messages of one sender reached its system, or did not.",
    source = "ETSI EN 319 522, ContentHandover and ContentHandoverFailure")
public record ReceiptMessage(
    @NotEmpty
        @Size(max = 1000)
        @InManifest
        @Meaning("One line for each message, in the manifest itself, so that the hub can check it.")
        List<@NotNull @Valid ReceiptItem> receipts) {
  public ReceiptMessage {
    receipts = List.copyOf(receipts);
  }
}
