// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.broker;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQExceptionType;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyServerConnection;
import org.apache.activemq.artemis.core.server.ServerSession;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerPlugin;
import org.apache.activemq.artemis.core.transaction.Transaction;
import org.apache.activemq.artemis.protocol.amqp.broker.AMQPMessage;
import org.apache.activemq.artemis.protocol.amqp.broker.AMQPStandardMessage;
import org.apache.qpid.proton.amqp.Symbol;
import org.apache.qpid.proton.amqp.messaging.Data;
import org.apache.qpid.proton.amqp.messaging.MessageAnnotations;
import org.apache.qpid.proton.amqp.messaging.Properties;
import org.jspecify.annotations.Nullable;

/**
 * What an agency may put on its intake queue: durable bytes with nothing beside them. A property
 * that cannot be sent cannot be believed by mistake.
 *
 * <p>Names such as {@code user-id} are let through, for clients set them by themselves; nobody
 * reads them.
 */
final class SubmissionGate implements ActiveMQServerPlugin {
  /** Annotations with which JMS clients say "bytes" and "queue". */
  private static final Set<Symbol> HARMLESS =
      Set.of(Symbol.valueOf("x-opt-jms-msg-type"), Symbol.valueOf("x-opt-jms-dest"));

  private static final Symbol OCTETS = Symbol.valueOf("application/octet-stream");

  @Override
  public void beforeSend(
      ServerSession session,
      @Nullable Transaction tx,
      Message message,
      boolean direct,
      boolean noAutoCreateQueue)
      throws ActiveMQException {
    if (!comesFromOutside(session)) {
      return;
    }
    Optional<String> fault = fault(message);
    if (fault.isPresent()) {
      throw new ActiveMQException(
          "Saola takes no message that " + fault.get(), ActiveMQExceptionType.ILLEGAL_STATE);
    }
  }

  static boolean comesFromOutside(ServerSession session) {
    return session.getRemotingConnection().getTransportConnection()
        instanceof NettyServerConnection;
  }

  private static Optional<String> fault(Message message) {
    // A large message, or one of the CORE protocol in an AMQP tunnel, is another class.
    if (!(message instanceof AMQPStandardMessage amqp)) {
      return Optional.of("is too large, or not of AMQP 1.0");
    }
    if (amqp.getEncodeSize() > BrokerSettings.LARGE_MESSAGE_BYTES) {
      return Optional.of("is too large");
    }
    if (!amqp.isDurable()) {
      return Optional.of("is not durable");
    }
    return timing(amqp).or(() -> extras(amqp)).or(() -> form(amqp));
  }

  private static Optional<String> timing(AMQPMessage amqp) {
    if (amqp.getExpiration() != 0) {
      return Optional.of("has a time to live");
    }
    return amqp.hasScheduledDeliveryTime() ? Optional.of("has a schedule") : Optional.empty();
  }

  private static Optional<String> extras(AMQPMessage amqp) {
    if (amqp.getGroupID() != null) {
      return Optional.of("belongs to a group");
    }
    var application = amqp.getApplicationProperties();
    if (application != null && !isEmpty(application.getValue())) {
      return Optional.of("has application properties");
    }
    MessageAnnotations annotations = amqp.getMessageAnnotations();
    boolean annotated =
        annotations != null
            && annotations.getValue() != null
            && !HARMLESS.containsAll(annotations.getValue().keySet());
    return annotated ? Optional.of("has annotations") : Optional.empty();
  }

  private static Optional<String> form(AMQPMessage amqp) {
    Properties properties = amqp.getProperties();
    boolean octets =
        properties == null
            || properties.getContentType() == null
            || properties.getContentType().equals(OCTETS);
    return octets && amqp.getBody() instanceof Data
        ? Optional.empty()
        : Optional.of("is not plain bytes");
  }

  private static boolean isEmpty(@Nullable Map<?, ?> map) {
    return map == null || map.isEmpty();
  }
}
