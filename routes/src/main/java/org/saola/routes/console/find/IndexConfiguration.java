// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.console.find;

import java.time.Duration;
import javax.sql.DataSource;
import org.saola.routes.Repeating;
import org.saola.routes.RightOfWay;
import org.saola.routes.audit.WrittenEntries;
import org.saola.routes.earlier.Unconfirmed;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The index of the log, and the thread that keeps it up. */
@Configuration(proxyBeanMethods = false)
class IndexConfiguration {
  /** An auditor's search is behind the log by no more than this and a batch. */
  private static final Duration ROUND = Duration.ofSeconds(1);

  @Bean
  EntryIndex entryIndex(
      JdbcTemplate database, PlatformTransactionManager transactions, WrittenEntries written) {
    return new EntryIndex(database, new TransactionTemplate(transactions), written);
  }

  @Bean
  Entries entries(JdbcTemplate database, PlatformTransactionManager transactions) {
    return new Entries(database, transactions);
  }

  @Bean
  ErasedLeaves erasedLeaves(JdbcTemplate database) {
    return new ErasedLeaves(database);
  }

  @Bean
  Figures figures(JdbcTemplate database) {
    return new Figures(database);
  }

  @Bean
  Footing.Source footings(JdbcTemplate database) {
    return new Footing.Source(database);
  }

  @Bean
  Unread unread(JdbcTemplate database) {
    return new Unread(database);
  }

  @Bean
  Unconfirmed unconfirmed(DataSource database) {
    return new Unconfirmed(database);
  }

  @Bean
  KnownLeaves knownLeaves(JdbcTemplate database, Entries entries) {
    return new KnownLeaves(database, entries);
  }

  /** On a thread of its own: what is searched must not hold up what is recorded. */
  @Bean
  Repeating indexRounds(EntryIndex index, RightOfWay way) {
    return new Repeating(
        "saola-index",
        ROUND,
        () -> {
          way.beforeBurst();
          index.follow();
        });
  }
}
