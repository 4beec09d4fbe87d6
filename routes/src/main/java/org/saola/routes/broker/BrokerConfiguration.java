// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.broker;

import jakarta.jms.JMSException;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import org.saola.pki.certificate.Keystore;
import org.saola.pki.certificate.TrustAnchor;
import org.saola.routes.HubProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

@Configuration(proxyBeanMethods = false)
class BrokerConfiguration {

  /** First to learn of a directory version: the queues are there before anybody reads them. */
  @Bean(destroyMethod = "close")
  @Order(1)
  BrokerServer brokerServer(
      HubProperties hub, Keystore keys, TrustAnchor anchor, Clock clock, SecureRandom random)
      throws IOException {
    return BrokerServer.start(hub, keys.tls(anchor), clock, random);
  }

  @Bean(destroyMethod = "close")
  Broker broker(BrokerServer server) throws JMSException {
    return server.connect();
  }
}
