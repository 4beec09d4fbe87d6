// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.broker;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.Queue;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.Urgency;

/** The hub's own way to the broker, within the JVM. */
public final class Broker implements AutoCloseable {
  private static final String NOWHERE = "";

  private final ActiveMQServer server;
  private final Connection connection;

  Broker(ActiveMQServer server, Connection connection) {
    this.server = server;
    this.connection = connection;
  }

  /** A session that only sends. */
  public BrokerSession open() {
    try {
      return new BrokerSession(newSession(), null, NOWHERE);
    } catch (JMSException e) {
      throw new BrokerUnavailable("cannot open a session", e);
    }
  }

  /** A session that takes from a queue. */
  public BrokerSession open(String queue) {
    try {
      Session session = newSession();
      MessageConsumer consumer = session.createConsumer(session.createQueue(queue));
      return new BrokerSession(session, consumer, queue);
    } catch (JMSException e) {
      throw new BrokerUnavailable("cannot read " + queue, e);
    }
  }

  /** A session that takes from an internal queue what bears a label. */
  public BrokerSession open(String queue, String label, String value) {
    try {
      Session session = newSession();
      String selector = "%s = '%s'".formatted(label, value.replace("'", "''"));
      MessageConsumer consumer = session.createConsumer(session.createQueue(queue), selector);
      return new BrokerSession(session, consumer, queue);
    } catch (JMSException e) {
      throw new BrokerUnavailable("cannot read " + queue, e);
    }
  }

  /** Messages that wait in an agency's inbox. */
  public long waiting(AgencyId agency, Urgency lane) {
    return waiting(Queues.inbox(agency, lane));
  }

  /** Messages that wait in a queue. */
  public long waiting(String queue) {
    Queue found = server.locateQueue(SimpleString.of(queue));
    if (found == null) {
      throw new IllegalArgumentException("there is no queue " + queue);
    }
    return found.getMessageCount();
  }

  private Session newSession() throws JMSException {
    return connection.createSession(Session.SESSION_TRANSACTED);
  }

  @Override
  public void close() throws JMSException {
    connection.close();
  }
}
