// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.receive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.saola.connectors.home.AgencyHome;
import org.saola.connectors.home.DurableFiles;
import org.saola.connectors.receive.DeliveryRefused.Code;
import org.saola.connectors.send.Outcome;
import org.saola.connectors.send.SentMessages;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.ReceiptItem;

/**
 * Keeps what recipients have signed about our messages, in {@code state/receipts-received/}: each
 * file is one agency's own word, whatever becomes of the hub. The log's hand-over entries name it
 * by its digest.
 */
public final class ReceiptsReceived {
  private final Path folder;
  private final SentMessages sent;

  public ReceiptsReceived(AgencyHome home, SentMessages sent) throws IOException {
    this.folder = Files.createDirectories(home.state("receipts-received"));
    this.sent = sent;
  }

  /** Takes a receipt whose signature has been verified; a second time changes nothing. */
  void take(Delivery delivery) throws DeliveryRefused, IOException {
    if (!delivery.message().parts().isEmpty()) {
      throw new DeliveryRefused(Code.RECEIPT_INVALID, "a receipt has no parts");
    }
    for (ReceiptItem line : delivery.manifest().receipts()) {
      requireOurs(line, delivery.manifest().from());
    }
    Path file =
        folder.resolve("%s.%s.p7m".formatted(delivery.manifest().id(), delivery.manifest().from()));
    DurableFiles.write(file, delivery.signed().bytes());
  }

  private void requireOurs(ReceiptItem line, AgencyId signer) throws DeliveryRefused, IOException {
    Optional<Outcome> outcome = sent.outcome(line.id());
    // What is long concluded may have been forgotten here: the signature still is worth keeping.
    boolean foreign =
        outcome.isPresent()
            && (!line.manifest().equals(outcome.get().manifest())
                || outcome.get().recipients().stream()
                    .noneMatch(recipient -> recipient.agency().equals(signer)));
    if (foreign) {
      throw new DeliveryRefused(
          Code.RECEIPT_INVALID, "%s was not sent to %s as it says".formatted(line.id(), signer));
    }
  }
}
