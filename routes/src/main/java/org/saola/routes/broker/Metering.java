// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.broker;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyServerConnection;
import org.apache.activemq.artemis.core.server.MessageReference;
import org.apache.activemq.artemis.core.server.ServerConsumer;
import org.apache.activemq.artemis.core.server.ServerSession;
import org.apache.activemq.artemis.core.server.impl.AckReason;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerPlugin;
import org.apache.activemq.artemis.core.transaction.Transaction;
import org.apache.activemq.artemis.protocol.amqp.broker.ActiveMQProtonRemotingConnection;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.apache.activemq.artemis.spi.core.remoting.Connection;
import org.apache.qpid.proton.amqp.transport.AmqpError;
import org.apache.qpid.proton.amqp.transport.ErrorCondition;
import org.jspecify.annotations.Nullable;
import org.saola.message.manifest.AgencyId;

/** Puts a {@link ByteMeter} on each connection; an agency's connections share its quota. */
final class Metering implements ActiveMQServerPlugin {
  private static final int SECONDS_IN_RESERVE = 4;

  private final CertificateSecurity security;
  private final long bytesPerSecond;
  private final Clock clock;
  private final Map<AgencyId, Quota> quotas = new ConcurrentHashMap<>();
  private final Map<Object, ByteMeter> meters = new ConcurrentHashMap<>();

  Metering(CertificateSecurity security, long bytesPerSecond, Clock clock) {
    this.security = security;
    this.bytesPerSecond = bytesPerSecond;
    this.clock = clock;
  }

  @Override
  public void afterCreateConnection(RemotingConnection connection) {
    Connection transport = connection.getTransportConnection();
    if (transport instanceof NettyServerConnection netty) {
      security
          .agencyOf(netty)
          .ifPresent(
              agency -> {
                var meter =
                    new ByteMeter(agency, quota(agency), clock, why -> close(connection, why));
                meters.put(connection.getID(), meter);
                netty.getNettyChannel().pipeline().addAfter("ssl", ByteMeter.NAME, meter);
              });
    }
  }

  @Override
  public void afterDestroyConnection(RemotingConnection connection) {
    meters.remove(connection.getID());
  }

  private static void close(RemotingConnection connection, String why) {
    if (connection instanceof ActiveMQProtonRemotingConnection amqp) {
      amqp.getAmqpConnection().close(new ErrorCondition(AmqpError.RESOURCE_LIMIT_EXCEEDED, why));
    }
  }

  private Quota quota(AgencyId agency) {
    return quotas.computeIfAbsent(
        agency,
        any -> new Quota(bytesPerSecond, SECONDS_IN_RESERVE * bytesPerSecond, clock.instant()));
  }

  @Override
  public void beforeSend(
      ServerSession session,
      @Nullable Transaction tx,
      Message message,
      boolean direct,
      boolean noAutoCreateQueue) {
    finished(session.getRemotingConnection().getID(), message.getEncodeSize());
  }

  /** Who empties its inbox sends no message, and yet frames for each. */
  @Override
  public void messageAcknowledged(
      @Nullable Transaction tx,
      MessageReference reference,
      AckReason reason,
      @Nullable ServerConsumer consumer) {
    if (consumer != null) {
      finished(consumer.getConnectionID(), 0);
    }
  }

  private void finished(Object connection, long bytes) {
    ByteMeter meter = meters.get(connection);
    if (meter != null) {
      meter.finished(bytes);
    }
  }
}
