// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.audit;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.security.SecureRandom;
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

  private static final String TEMPLATE = migrated();

  private final String name;
  private final PGSimpleDataSource source;
  private final JdbcTransactionManager transactions;

  public ScratchDatabase() {
    this(TEMPLATE);
  }

  private ScratchDatabase(String template) {
    name = "t" + UUID.randomUUID().toString().replace("-", "");
    new JdbcTemplate(POSTGRES.getPostgresDatabase())
        .execute("create database %s template %s".formatted(name, template));
    source = (PGSimpleDataSource) POSTGRES.getDatabase("postgres", name);
    transactions = new JdbcTransactionManager(source);
  }

  /** As it is now; what is changed in the copy stays there. */
  ScratchDatabase copy() {
    return new ScratchDatabase(name);
  }

  private static String migrated() {
    String template = "migrated";
    new JdbcTemplate(POSTGRES.getPostgresDatabase()).execute("create database " + template);
    Flyway.configure()
        .dataSource(POSTGRES.getDatabase("postgres", template))
        .locations("classpath:org/saola/routes/database")
        .load()
        .migrate();
    return template;
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

  public AuditTrail trail() {
    return new PostgresAuditTrail(jdbc(), new SecureRandom(), new WrittenEntries());
  }

  public TransactionTemplate transaction() {
    return new TransactionTemplate(transactions);
  }
}
