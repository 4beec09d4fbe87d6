// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.retention;

import java.time.Duration;
import org.saola.routes.Repeating;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class RetentionConfiguration {
  private static final Duration BETWEEN_ROUNDS = Duration.ofMinutes(1);

  @Bean
  Repeating retentionRounds(Retention retention) {
    return new Repeating("saola-retention", BETWEEN_ROUNDS, retention::run);
  }

  /** On a thread of its own: a log whose entries are many is looked through for a while. */
  @Bean
  Repeating entryRetentionRounds(EntryRetention retention) {
    return new Repeating("saola-entries", BETWEEN_ROUNDS, retention::run);
  }
}
