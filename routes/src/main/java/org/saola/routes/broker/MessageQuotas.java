// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.broker;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.activemq.artemis.api.core.ActiveMQAddressFullException;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.core.server.ServerSession;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerPlugin;
import org.apache.activemq.artemis.core.transaction.Transaction;
import org.jspecify.annotations.Nullable;
import org.saola.message.manifest.AgencyId;
import org.saola.routes.HubProperties;

/**
 * How many messages an agency may send by each lane over time. What is too much is not taken, and
 * its sender is told so at once (AMQP {@code resource-limit-exceeded}): it still has the message,
 * and sends it again later. Without a quota of its own the urgent lane would soon be the usual one.
 */
final class MessageQuotas implements ActiveMQServerPlugin {
  private static final int SECONDS_IN_RESERVE = 60;

  private final long ordinary;
  private final long urgent;
  private final Clock clock;
  private final Map<String, Quota> quotas = new ConcurrentHashMap<>();

  MessageQuotas(HubProperties.Limits limits, Clock clock) {
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
    String address = message.getAddress();
    // By the queue, which is its agency's alone: a second connection has no second quota.
    if (address != null && Queues.isIntake(address) && SubmissionGate.comesFromOutside(session)) {
      requireQuota(address);
    }
  }

  private void requireQuota(String intake) throws ActiveMQException {
    boolean lane = Queues.isUrgent(intake);
    long perSecond = lane ? urgent : ordinary;
    Quota quota =
        quotas.computeIfAbsent(
            intake, any -> new Quota(perSecond, SECONDS_IN_RESERVE * perSecond, clock.instant()));
    if (!quota.take(1, clock.instant())) {
      Optional<AgencyId> owner = Queues.ownerOf(intake);
      throw new ActiveMQAddressFullException(
          "%s: %s may send %d %s messages a second over time; this one was not taken, send it again later"
              .formatted(
                  lane ? "QUOTA_URGENT" : "QUOTA_MESSAGES",
                  owner.map(AgencyId::value).orElse(intake),
                  perSecond,
                  lane ? "urgent" : "ordinary"));
    }
  }
}
