// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.audit;

import org.saola.message.json.StrictJson;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.Urgency;
import org.saola.message.notice.Notice;
import org.saola.pki.seal.SealedMessage;
import org.saola.routes.broker.Broker;
import org.saola.routes.broker.BrokerSession;
import org.saola.routes.broker.Queues;

/** Notices go to the ordinary inbox: evidence never delays an urgent message. */
final class BrokerNotices implements NoticeSender {
  private final Broker broker;

  BrokerNotices(Broker broker) {
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
