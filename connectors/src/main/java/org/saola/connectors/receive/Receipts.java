// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.receive;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.saola.connectors.compose.Composition;
import org.saola.connectors.compose.DraftRefused;
import org.saola.connectors.compose.Sealing;
import org.saola.connectors.directory.DirectoryClient;
import org.saola.connectors.inbox.PendingReceipts;
import org.saola.connectors.log.LogDistrusted;
import org.saola.connectors.send.Kept;
import org.saola.connectors.send.Outgoing;
import org.saola.connectors.send.SentMessages;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.ReceiptItem;

/**
 * Turns what was received into signed receipts: one for each original sender, naming many. A line
 * leaves the pending ones only when the receipt that holds it is kept.
 */
public final class Receipts {
  private static final int MOST_LINES = 1000;

  private final PendingReceipts pending;
  private final Sealing sealing;
  private final DirectoryClient directories;
  private final Outgoing outgoing;

  public Receipts(
      PendingReceipts pending, Sealing sealing, DirectoryClient directories, Outgoing outgoing) {
    this.pending = pending;
    this.sealing = sealing;
    this.directories = directories;
    this.outgoing = outgoing;
  }

  /** After a crash between keeping a receipt and dropping its lines: they are not sent twice. */
  public void recover(List<Kept> kept) throws IOException {
    for (Kept receipt : kept) {
      if (receipt.kind() == Kept.Kind.RECEIPT) {
        AgencyId to = receipt.outcome().recipients().getFirst().agency();
        pending.done(to, outgoing.manifest(receipt.id()).receipts());
      }
    }
  }

  /** Sends what has gathered. */
  public void send() throws IOException, LogDistrusted, DraftRefused {
    for (Map.Entry<AgencyId, List<ReceiptItem>> sender : pending.all().entrySet()) {
      List<ReceiptItem> lines = sender.getValue();
      for (int from = 0; from < lines.size(); from += MOST_LINES) {
        int to = Math.min(from + MOST_LINES, lines.size());
        send(sender.getKey(), lines.subList(from, to));
      }
    }
  }

  private void send(AgencyId to, List<ReceiptItem> lines)
      throws IOException, LogDistrusted, DraftRefused {
    Composition.Sealed receipt = sealing.receipt(to, lines, directories.latest());
    Outgoing.Fresh fresh = SentMessages.fresh(receipt, Kept.Kind.RECEIPT, null, null);
    outgoing.keep(List.of(fresh));
    pending.done(to, lines);
    outgoing.release(List.of(fresh.kept().id()));
  }
}
