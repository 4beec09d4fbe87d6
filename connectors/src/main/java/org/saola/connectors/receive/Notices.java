// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.receive;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.saola.connectors.home.Alarms;
import org.saola.connectors.inbox.InboxEvidence;
import org.saola.connectors.inbox.Quarantine;
import org.saola.connectors.log.Evidence;
import org.saola.connectors.log.LogDistrusted;
import org.saola.connectors.log.NoticeCheck;
import org.saola.connectors.log.NoticeRefused;
import org.saola.connectors.send.SentMessages;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.Digest;
import org.saola.message.notice.Entry;
import org.saola.message.notice.Event;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes what the hub says after the fact to the messages that it is about. */
public final class Notices {
  private static final Logger LOG = LoggerFactory.getLogger(Notices.class);

  private final AgencyId agency;
  private final NoticeCheck check;
  private final SentMessages sent;
  private final InboxEvidence inbox;
  private final Quarantine quarantine;
  private final Alarms alarms;

  public Notices(
      AgencyId agency,
      NoticeCheck check,
      SentMessages sent,
      InboxEvidence inbox,
      Quarantine quarantine,
      Alarms alarms) {
    this.agency = agency;
    this.check = check;
    this.sent = sent;
    this.inbox = inbox;
    this.quarantine = quarantine;
    this.alarms = alarms;
  }

  void take(byte[] bytes, byte[] json) throws IOException, LogDistrusted {
    try {
      take(check.verify(json));
    } catch (NoticeRefused e) {
      String detail = String.valueOf(e.getMessage());
      quarantine.keep(bytes, "NOTICE_REFUSED", detail, null, null);
      alarms.raise(Alarms.Kind.NOTICE_REFUSED, Digest.of(bytes).value(), detail);
    }
  }

  private void take(List<Evidence> evidence) throws IOException {
    List<Evidence> ofSent = new ArrayList<>();
    List<Evidence> ofReceived = new ArrayList<>();
    Set<Digest> receipts = new LinkedHashSet<>();
    for (Evidence one : evidence) {
      Entry entry = one.entry();
      // A refusal concerns the owner of the intake queue, whoever the refused bytes claim to be.
      if (agency.equals(entry.from()) || entry.event() == Event.REFUSED) {
        ofSent.add(one);
      } else if (agency.equals(entry.to()) && entry.message() != null) {
        ofReceived.add(one);
        if (entry.receipt() != null) {
          receipts.add(entry.receipt());
        }
      } else {
        LOG.warn(
            "{}: entry {} ({}) concerns us in no way known", agency, one.index(), entry.event());
      }
    }
    sent.take(ofSent);
    inbox.take(ofReceived);
    for (Digest receipt : receipts) {
      sent.receiptLogged(receipt);
    }
  }
}
