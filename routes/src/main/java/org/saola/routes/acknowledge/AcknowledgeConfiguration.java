// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.acknowledge;

import java.time.Duration;
import org.saola.routes.Repeating;
import org.saola.routes.RightOfWay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class AcknowledgeConfiguration {
  /**
   * Notes of several batches are written at once; whoever must know at once asks {@link
   * Acknowledgements} itself.
   */
  private static final Duration BETWEEN_READINGS = Duration.ofMillis(200);

  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

  @Bean
  Repeating dispatchReader(Acknowledgements acknowledgements, RightOfWay way) {
    return new Repeating(
        "saola-dispatched",
        BETWEEN_READINGS,
        () -> {
          way.beforeBurst();
          acknowledgements.settle();
        });
  }

  @Bean
  Repeating expiryRounds(Expiry expiry) {
    return new Repeating("saola-expiry", BETWEEN_LOOKS, expiry::run);
  }
}
