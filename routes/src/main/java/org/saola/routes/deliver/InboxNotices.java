// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.deliver;

import org.saola.message.json.StrictJson;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.Urgency;
import org.saola.message.notice.Notice;
import org.saola.pki.seal.SealedMessage;
import org.saola.routes.audit.NoticeSender;
import org.saola.routes.broker.Broker;
import org.saola.routes.broker.BrokerSession;
import org.saola.routes.broker.Queues;
import org.springframework.stereotype.Component;

/** Notices go by the ordinary inbox, beside the deliveries. */
@Component
final class InboxNotices implements NoticeSender {
  private final Broker broker;

  InboxNotices(Broker broker) {
    this.broker = broker;
  }

  @Override
  public void send(AgencyId agency, Notice notice) {
    try (BrokerSession session = broker.open()) {
      session.send(
          Queues.inbox(agency, Urgency.ORDINARY), SealedMessage.data(StrictJson.write(notice)));
      session.commit();
    }
  }
}
