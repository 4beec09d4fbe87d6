// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.audit;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A fresh database with the hub's schema, in one real PostgreSQL for all tests of this JVM. */
public final class ScratchDatabase {
  private static final EmbeddedPostgres POSTGRES = start();

  private final PGSimpleDataSource source;
  private final JdbcTransactionManager transactions;

  public ScratchDatabase() {
    String name = "t" + UUID.randomUUID().toString().replace("-", "");
    new JdbcTemplate(POSTGRES.getPostgresDatabase()).execute("create database " + name);
    source = (PGSimpleDataSource) POSTGRES.getDatabase("postgres", name);
    transactions = new JdbcTransactionManager(source);
    Flyway.configure()
        .dataSource(source)
        .locations("classpath:org/saola/routes/database")
        .load()
        .migrate();
  }

  private static EmbeddedPostgres start() {
    try {
      return EmbeddedPostgres.builder().start();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  public DataSource source() {
    return source;
  }

  public JdbcTemplate jdbc() {
    return new JdbcTemplate(source);
  }

  public JdbcTransactionManager transactions() {
    return transactions;
  }

  public TransactionTemplate transaction() {
    return new TransactionTemplate(transactions);
  }
}
