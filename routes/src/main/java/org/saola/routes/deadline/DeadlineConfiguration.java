// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.deadline;

import java.time.Duration;
import org.saola.routes.Repeating;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class DeadlineConfiguration {
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

  @Bean
  Repeating deadlineLooks(DeadlineRounds rounds) {
    return new Repeating("saola-deadlines", BETWEEN_LOOKS, rounds::run);
  }
}
