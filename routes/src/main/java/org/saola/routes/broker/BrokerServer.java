// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.broker;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQExceptionType;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.api.jms.ActiveMQJMSClient;
import org.apache.activemq.artemis.api.jms.JMSFactoryType;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.remoting.impl.invm.InVMConnectorFactory;
import org.apache.activemq.artemis.core.remoting.impl.invm.InVMRegistry;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptor;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyServerConnection;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.impl.ActiveMQServerImpl;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.Urgency;
import org.saola.pki.directory.Directory;
import org.saola.pki.directory.DirectoryDocument;
import org.saola.routes.DirectoryListener;
import org.saola.routes.HubProperties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The broker, in the hub's JVM. Built here and not by Spring Boot, whose embedded Artemis has
 * security switched off.
 */
public final class BrokerServer implements DirectoryListener, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(BrokerServer.class);
  private static final int SECRET_BYTES = 32;

  private final ActiveMQServer server;
  private final CertificateSecurity security;
  private final int invm;
  private final String hubPassword;

  private BrokerServer(
      ActiveMQServer server, CertificateSecurity security, int invm, String hubPassword) {
    this.server = server;
    this.security = security;
    this.invm = invm;
    this.hubPassword = hubPassword;
  }

  /**
   * Starts the broker with its internal queues; those of agencies come with the directory.
   *
   * @param urgentArrived called for each urgent message that an agency sends
   * @throws IOException when it does not start
   */
  public static BrokerServer start(
      HubProperties hub, SSLContext tls, Clock clock, SecureRandom random, Runnable urgentArrived)
      throws IOException {
    String hubPassword = secret(random);
    var security = new CertificateSecurity(hub.federation(), hubPassword, clock);
    int invm = freeNumber(random);
    try {
      Configuration settings = BrokerSettings.of(hub, tls, invm, secret(random));
      // First: what the others refuse has come to its end too.
      settings.registerBrokerPlugin(new Metering(security, hub.limits().bytesPerSecond(), clock));
      settings.registerBrokerPlugin(new SubmissionGate());
      settings.registerBrokerPlugin(new MessageQuotas(security, hub.limits(), clock));
      // After the quotas: only what keeps to them has the right of way.
      settings.registerBrokerPlugin(new UrgentArrivals(urgentArrived));
      var server = new ActiveMQServerImpl(settings, null, security);
      var broker = new BrokerServer(server, security, invm, hubPassword);
      broker.run();
      return broker;
    } catch (Exception e) {
      throw new IOException("the broker does not start", e);
    }
  }

  private void run() throws Exception {
    try {
      server.start();
      requireRunning();
      Queues.internal().forEach(this::ensure);
    } catch (Exception e) {
      server.stop();
      throw e;
    }
  }

  /** {@code start()} returns normally when the server could not come up, or not wholly. */
  private void requireRunning() {
    if (!server.isActive()) {
      throw new IllegalStateException("the broker is not active: see its log");
    }
    if (port() <= 0) {
      throw new IllegalStateException("the broker does not listen: see its log");
    }
  }

  /** Whether it still works: it stops by itself when it cannot write its journal. */
  public boolean isActive() {
    return server.isActive();
  }

  /** Where agencies connect. */
  public int port() {
    return server.getRemotingService().getAcceptor("amqp") instanceof NettyAcceptor acceptor
        ? acceptor.getActualPort()
        : 0;
  }

  /** Queues for new agencies; connections whose certificate no longer counts are closed. */
  @Override
  public void adopted(Directory directory) {
    security.adopt(directory);
    List<AgencyId> agencies =
        directory.document().agencies().stream()
            .map(DirectoryDocument.Agency::id)
            .map(AgencyId::new)
            .toList();
    for (AgencyId agency : agencies) {
      for (Urgency lane : Urgency.values()) {
        ensure(Queues.intake(agency, lane));
        ensure(Queues.inbox(agency, lane));
      }
    }
    cutRevoked();
  }

  private void cutRevoked() {
    Stream<RemotingConnection> outside =
        server.getRemotingService().getConnections().stream()
            .filter(each -> each.getTransportConnection() instanceof NettyServerConnection);
    outside
        .filter(each -> security.agencyOf(each.getTransportConnection()).isEmpty())
        .forEach(BrokerServer::cut);
  }

  private static void cut(RemotingConnection connection) {
    log.warn("cutting {}: its certificate no longer counts", connection.getRemoteAddress());
    connection.fail(
        new ActiveMQException("certificate revoked", ActiveMQExceptionType.SECURITY_EXCEPTION));
  }

  private void ensure(String name) {
    try {
      server.createQueue(
          QueueConfiguration.of(name)
              .setAddress(SimpleString.of(name))
              .setRoutingType(RoutingType.ANYCAST)
              .setDurable(true)
              .setAutoCreated(false)
              .setAutoCreateAddress(true),
          true);
    } catch (Exception e) {
      throw new BrokerUnavailable("cannot create the queue " + name, e);
    }
  }

  /** The hub's own way in. */
  public Broker connect() throws JMSException {
    ActiveMQConnectionFactory factory =
        ActiveMQJMSClient.createConnectionFactoryWithoutHA(
            JMSFactoryType.CF,
            new TransportConfiguration(
                InVMConnectorFactory.class.getName(), BrokerSettings.inVm(invm).getParams()));
    factory.setMinLargeMessageSize(BrokerSettings.LARGE_MESSAGE_BYTES);
    factory.setReconnectAttempts(0);
    // Else each message sent asks the broker anew whether its queue exists.
    factory.setCacheDestinations(true);
    Connection connection = factory.createConnection(HubPrincipal.NAME, hubPassword);
    connection.start();
    return new Broker(server, connection);
  }

  private static String secret(SecureRandom random) {
    byte[] secret = new byte[SECRET_BYTES];
    random.nextBytes(secret);
    return HexFormat.of().formatHex(secret);
  }

  /** Several hubs may live in one JVM, and Artemis tells their in-VM acceptors apart by number. */
  private static int freeNumber(SecureRandom random) {
    int number = random.nextInt(Integer.MAX_VALUE);
    while (InVMRegistry.instance.getAcceptor(number) != null) {
      number = random.nextInt(Integer.MAX_VALUE);
    }
    return number;
  }

  @Override
  public void close() throws Exception {
    server.stop();
  }
}
