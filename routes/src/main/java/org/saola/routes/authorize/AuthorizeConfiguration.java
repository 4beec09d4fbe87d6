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
  LoggedRules loggedRules(
      JdbcTemplate database,
      PlatformTransactionManager transactions,
      AuditTrail trail,
      Clock clock) {
    return new LoggedRules(database, new TransactionTemplate(transactions), trail, clock);
  }

  @Bean
  AccessRules accessRules(HubProperties hub, LoggedRules register)
      throws IOException, RulesRefused {
    return AccessRules.open(hub.home().resolve("access-rules"), register);
  }

  @Bean
  RuleApproval ruleApproval(
      JdbcTemplate database,
      PlatformTransactionManager transactions,
      LoggedRules register,
      AuditTrail trail,
      AccessRules rules,
      Clock clock) {
    return new RuleApproval(
        new TransactionTemplate(transactions),
        new ProposalTable(database),
        register,
        trail,
        rules,
        clock);
  }

  @Bean
  Repeating accessRuleLooks(AccessRules rules) {
    return new Repeating("saola-access-rules", LOOK, rules::reload);
  }
}
