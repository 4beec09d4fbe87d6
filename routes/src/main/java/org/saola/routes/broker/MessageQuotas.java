// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.broker;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.activemq.artemis.api.core.ActiveMQAddressFullException;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQSecurityException;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.core.server.ServerSession;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerPlugin;
import org.apache.activemq.artemis.core.transaction.Transaction;
import org.jspecify.annotations.Nullable;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.Urgency;
import org.saola.routes.HubProperties;

/**
 * How many messages an agency may send by each lane over time. What is too much is not taken, and
 * its sender is told so at once (AMQP {@code resource-limit-exceeded}): it still has the message,
 * and sends it again later. Without a quota of its own the urgent lane would soon be the usual one.
 *
 * <p>Counted is who sends, by the certificate: an agency's connections share its quotas, and nobody
 * spends another's.
 */
final class MessageQuotas implements ActiveMQServerPlugin {
  private static final int SECONDS_IN_RESERVE = 60;

  private record Lane(AgencyId agency, Urgency urgency) {}

  private final CertificateSecurity security;
  private final long ordinary;
  private final long urgent;
  private final Clock clock;
  private final Map<Lane, Quota> quotas = new ConcurrentHashMap<>();

  MessageQuotas(CertificateSecurity security, HubProperties.Limits limits, Clock clock) {
    this.security = security;
    this.ordinary = limits.messagesPerSecond();
    this.urgent = limits.urgentPerSecond();
    this.clock = clock;
  }

  @Override
  public void beforeSend(
      ServerSession session,
      @Nullable Transaction tx,
      Message message,
      boolean direct,
      boolean noAutoCreateQueue)
      throws ActiveMQException {
    if (SubmissionGate.comesFromOutside(session)) {
      requireQuota(requireOwn(session, message.getAddress()));
    }
  }

  /**
   * Artemis asks plugins before it asks who may send where, and a link without a target has been
   * asked nothing before: what goes elsewhere ends here, and costs nobody anything.
   */
  private Lane requireOwn(ServerSession session, @Nullable String address)
      throws ActiveMQSecurityException {
    Optional<AgencyId> sender =
        security.agencyOf(session.getRemotingConnection().getTransportConnection());
    if (sender.isPresent() && address != null) {
      AgencyId agency = sender.get();
      Optional<Urgency> lane = CertificateSecurity.laneOfIntake(agency, address);
      if (lane.isPresent()) {
        return new Lane(agency, lane.get());
      }
    }
    throw new ActiveMQSecurityException(
        "%s may not send to %s"
            .formatted(
                sender.map(AgencyId::value).orElse("whoever is not listed"),
                address == null ? "no address" : address));
  }

  private void requireQuota(Lane lane) throws ActiveMQException {
    boolean isUrgent = lane.urgency() == Urgency.URGENT;
    long perSecond = isUrgent ? urgent : ordinary;
    Quota quota =
        quotas.computeIfAbsent(
            lane, any -> new Quota(perSecond, SECONDS_IN_RESERVE * perSecond, clock.instant()));
    if (!quota.take(1, clock.instant())) {
      throw new ActiveMQAddressFullException(
          "%s: %s may send %d %s messages a second over time; this one was not taken, send it again later"
              .formatted(
                  isUrgent ? "QUOTA_URGENT" : "QUOTA_MESSAGES",
                  lane.agency(),
                  perSecond,
                  isUrgent ? "urgent" : "ordinary"));
    }
  }
}
