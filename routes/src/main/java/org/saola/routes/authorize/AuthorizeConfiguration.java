// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.authorize;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import org.saola.routes.HubProperties;
import org.saola.routes.Repeating;
import org.saola.routes.audit.AuditTrail;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The access rules of the hub's home. */
@Configuration(proxyBeanMethods = false)
class AuthorizeConfiguration {
  private static final Duration LOOK = Duration.ofMillis(500);

  @Bean
  AccessRules accessRules(
      HubProperties hub,
      JdbcTemplate database,
      PlatformTransactionManager transactions,
      AuditTrail trail,
      Clock clock)
      throws IOException, RulesRefused {
    var register = new LoggedRules(database, new TransactionTemplate(transactions), trail, clock);
    return AccessRules.open(hub.home().resolve("access-rules"), register);
  }

  @Bean
  Repeating accessRuleLooks(AccessRules rules) {
    return new Repeating("saola-access-rules", LOOK, rules::reload);
  }
}
