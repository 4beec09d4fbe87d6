// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import javax.sql.DataSource;
import org.saola.routes.EmergencyStop;
import org.saola.routes.HubProperties;
import org.saola.routes.Repeating;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The hub's database: which one is configuration only, all else is the same. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

  /** Bound to the pool's life: it starts before and stops after. */
  @Bean(destroyMethod = "close")
  HubDatabase hubDatabase(HubProperties hub) throws IOException {
    return HubDatabase.open(hub, new SecureRandom());
  }

  @Bean(destroyMethod = "close")
  HikariDataSource dataSource(HubProperties hub, HubDatabase database) {
    var config = new HikariConfig();
    config.setJdbcUrl(database.url());
    config.setUsername(database.user());
    config.setPassword(database.password());
    config.setMaximumPoolSize(hub.database().connections());
    config.setPoolName("saola");
    // One statement for the many rows of a batch.
    config.addDataSourceProperty("reWriteBatchedInserts", "true");
    var pool = new HikariDataSource(config);
    DurableSettings.require(JdbcClient.create((DataSource) pool));
    return pool;
  }

  /** Nobody else brings the embedded one back: it starts with the hub. */
  @Bean
  Repeating databaseWatch(HubDatabase database, EmergencyStop emergency) {
    return new Repeating(
        "saola-database-watch",
        BETWEEN_LOOKS,
        () -> {
          EmbeddedDatabase embedded = database.embedded();
          if (embedded != null && !embedded.isAlive()) {
            emergency.stop("its PostgreSQL has ended; see ops/runbooks/database-away.md");
          }
        });
  }
}
