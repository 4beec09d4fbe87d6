// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.broker;

import jakarta.jms.JMSException;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import org.saola.pki.certificate.Keystore;
import org.saola.pki.certificate.TrustAnchor;
import org.saola.routes.EmergencyStop;
import org.saola.routes.HubProperties;
import org.saola.routes.Repeating;
import org.saola.routes.RightOfWay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

@Configuration(proxyBeanMethods = false)
class BrokerConfiguration {
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

  /** First to learn of a directory version: the queues are there before anybody reads them. */
  @Bean(destroyMethod = "close")
  @Order(1)
  BrokerServer brokerServer(
      HubProperties hub,
      Keystore keys,
      TrustAnchor anchor,
      Clock clock,
      SecureRandom random,
      RightOfWay way)
      throws IOException {
    return BrokerServer.start(hub, keys.tls(anchor), clock, random, way::arrived);
  }

  @Bean(destroyMethod = "close")
  Broker broker(BrokerServer server) throws JMSException {
    return server.connect();
  }

  /** A broker that has given up takes the hub with it: what it held comes back with a new start. */
  @Bean
  Repeating brokerWatch(BrokerServer server, EmergencyStop emergency) {
    return new Repeating(
        "saola-broker-watch",
        BETWEEN_LOOKS,
        () -> {
          if (!server.isActive()) {
            emergency.stop("the broker has stopped (a full disk?); see ops/runbooks/disk-full.md");
          }
        });
  }
}
