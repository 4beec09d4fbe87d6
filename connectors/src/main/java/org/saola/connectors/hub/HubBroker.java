// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.hub;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import java.net.URI;
import javax.net.ssl.SSLContext;
import org.apache.qpid.jms.JmsConnectionFactory;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.Urgency;

/**
 * Opens AMQP 1.0 connections to the hub's broker: TLS 1.3 with the agency's certificate, SASL
 * EXTERNAL. They are not repaired: whoever uses one opens the next, with its own patience.
 */
public final class HubBroker {
  private static final String OPTIONS =
      "?transport.enabledProtocols=TLSv1.3"
          + "&transport.connectTimeout=10000"
          + "&amqp.saslMechanisms=EXTERNAL"
          + "&amqp.idleTimeout=60000"
          + "&jms.connectTimeout=15000"
          + "&jms.requestTimeout=30000"
          + "&jms.sendTimeout=30000"
          + "&jms.closeTimeout=5000"
          // What has come is what there is: else each empty look asks the hub, over the network.
          + "&jms.receiveLocalOnly=true"
          + "&jms.receiveNoWaitLocalOnly=true"
          + "&jms.prefetchPolicy.queuePrefetch=200";

  private final URI address;
  private final SSLContext tls;
  private final AgencyId agency;

  public HubBroker(URI address, SSLContext tls, AgencyId agency) {
    this.address = address;
    this.tls = tls;
    this.agency = agency;
  }

  JmsConnectionFactory factory() {
    JmsConnectionFactory factory = new JmsConnectionFactory(address + OPTIONS);
    factory.setSslContext(tls);
    return factory;
  }

  /** A started connection; the caller closes it. */
  public Connection connect() throws JMSException {
    Connection connection = factory().createConnection();
    try {
      connection.start();
      return connection;
    } catch (JMSException e) {
      connection.close();
      throw e;
    }
  }

  public String intake(Urgency lane) {
    return address("intake", lane);
  }

  public String inbox(Urgency lane) {
    return address("inbox", lane);
  }

  private String address(String kind, Urgency lane) {
    String ordinary = "saola.%s.%s".formatted(kind, agency);
    return lane == Urgency.URGENT ? ordinary + ".urgent" : ordinary;
  }
}
