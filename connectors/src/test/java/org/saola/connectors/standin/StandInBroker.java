// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.standin;

import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.activemq.artemis.api.core.ActiveMQAddressFullException;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.ServerSession;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerPlugin;
import org.apache.activemq.artemis.core.transaction.Transaction;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** A broker with the hub's queues: what comes in goes through a {@link StandInHub}. */
public final class StandInBroker implements AutoCloseable {
  private static final AtomicInteger NUMBERS = new AtomicInteger();

  private final EmbeddedActiveMQ broker = new EmbeddedActiveMQ();
  private final StandInHub hub;
  private final Connection connection;
  private final List<Thread> threads = new ArrayList<>();
  public final Map<String, AtomicInteger> arrivals = new ConcurrentHashMap<>();

  /** How many urgent messages it takes before it says that these were too many. */
  public final AtomicInteger urgentQuota = new AtomicInteger(Integer.MAX_VALUE);

  /** While set, what arrives is taken and nothing is answered. */
  public volatile boolean deaf;

  public StandInBroker(StandInHub hub, int port) throws Exception {
    this.hub = hub;
    int number = NUMBERS.incrementAndGet();
    ConfigurationImpl configuration = configuration(port, number);
    configuration.registerBrokerPlugin(new UrgentQuota());
    broker.setConfiguration(configuration);
    broker.start();
    for (String agency : Federation.DEMO.agencies()) {
      for (String lane : List.of("", ".urgent")) {
        queue("saola.intake." + agency + lane);
        queue("saola.inbox." + agency + lane);
      }
    }
    connection = new ActiveMQConnectionFactory("vm://" + number).createConnection();
    connection.start();
    for (String agency : Federation.DEMO.agencies()) {
      for (String lane : List.of("", ".urgent")) {
        consume(agency, lane);
      }
    }
    threads.add(Thread.ofVirtual().start(this::tell));
  }

  private static ConfigurationImpl configuration(int port, int number) throws Exception {
    Federation federation = Federation.DEMO;
    Path trust = federation.folder().resolve("transport-trust.p12");
    federation.authority().anchor().storeTransportTruststore(trust, "test".toCharArray());
    String password =
        Files.readString(federation.hubKeystore().resolveSibling("hub.p12.password")).strip();
    ConfigurationImpl configuration = new ConfigurationImpl();
    configuration.setPersistenceEnabled(false);
    configuration.setSecurityEnabled(false);
    configuration.setJMXManagementEnabled(false);
    configuration.addAcceptorConfiguration("vm", "vm://" + number);
    configuration.addAcceptorConfiguration(
        "amqp",
        "tcp://127.0.0.1:%d?protocols=AMQP;saslMechanisms=EXTERNAL;sslEnabled=true;needClientAuth=true;enabledProtocols=TLSv1.3;keyStoreType=PKCS12;trustStoreType=PKCS12;keyStorePath=%s;keyStorePassword=%s;trustStorePath=%s;trustStorePassword=test"
            .formatted(port, federation.hubKeystore(), password, trust));
    return configuration;
  }

  /** As the hub's broker counts: what was rolled back is spent. */
  private final class UrgentQuota implements ActiveMQServerPlugin {
    @Override
    public void beforeSend(
        ServerSession session, Transaction tx, Message message, boolean direct, boolean noAuto)
        throws ActiveMQException {
      String address = message.getAddress();
      if (address.startsWith("saola.intake.")
          && address.endsWith(".urgent")
          && urgentQuota.getAndUpdate(left -> Math.max(0, left - 1)) <= 0) {
        throw new ActiveMQAddressFullException("QUOTA_URGENT: too many");
      }
    }
  }

  private void queue(String name) throws Exception {
    broker
        .getActiveMQServer()
        .createQueue(QueueConfiguration.of(name).setRoutingType(RoutingType.ANYCAST));
  }

  private void consume(String agency, String lane) throws JMSException {
    Session session = connection.createSession(Session.SESSION_TRANSACTED);
    MessageConsumer consumer =
        session.createConsumer(session.createQueue("saola.intake." + agency + lane));
    threads.add(Thread.ofVirtual().start(() -> take(agency, lane, session, consumer)));
  }

  private void take(String agency, String lane, Session session, MessageConsumer consumer) {
    try {
      for (jakarta.jms.Message message = consumer.receive();
          message != null;
          message = consumer.receive()) {
        byte[] bytes = new byte[(int) ((BytesMessage) message).getBodyLength()];
        ((BytesMessage) message).readBytes(bytes);
        arrivals.computeIfAbsent(agency + lane, any -> new AtomicInteger()).incrementAndGet();
        if (!deaf) {
          send(session, hub.take(agency, bytes), lane);
        }
        session.commit();
      }
    } catch (JMSException e) {
      // Closed.
    }
  }

  private void tell() {
    try (Session session = connection.createSession(Session.SESSION_TRANSACTED)) {
      while (true) {
        Thread.sleep(200);
        send(session, hub.notices(), "");
        session.commit();
      }
    } catch (JMSException | InterruptedException e) {
      // Closed.
    }
  }

  private static void send(Session session, List<StandInHub.Mail> mail, String lane)
      throws JMSException {
    for (StandInHub.Mail one : mail) {
      send(session, one, lane);
    }
  }

  private static void send(Session session, StandInHub.Mail mail, String lane) throws JMSException {
    try (var producer =
        session.createProducer(session.createQueue("saola.inbox." + mail.agency() + lane))) {
      BytesMessage message = session.createBytesMessage();
      message.writeBytes(mail.bytes());
      producer.send(message);
    }
  }

  /** Puts something into an agency's inbox queue. */
  public void mail(StandInHub.Mail mail) throws JMSException {
    try (Session session = connection.createSession(Session.SESSION_TRANSACTED)) {
      send(session, mail, "");
      session.commit();
    }
  }

  public long waiting(String queue) {
    return broker.getActiveMQServer().locateQueue(queue).getMessageCount();
  }

  @Override
  public void close() throws Exception {
    connection.close();
    broker.stop();
    for (Thread thread : threads) {
      thread.interrupt();
    }
  }
}
