// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.operator;

import java.time.Duration;
import org.saola.routes.Repeating;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class OperatorConfiguration {
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);

  @Bean
  Repeating deadLetterRounds(DeadLetters letters) {
    return new Repeating("saola-dead-letters", BETWEEN_LOOKS, letters::run);
  }
}
