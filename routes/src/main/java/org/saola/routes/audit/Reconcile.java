// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.audit;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.saola.pki.transparency.LogAudit;
import org.saola.routes.audit.Reconciliation.Counts;
import org.saola.routes.audit.Reconciliation.Unfinished;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * The invariant: ids accepted = {@code ACCEPTED} entries in the log = evidence sent, and each
 * delivery is consigned once to each recipient that may have it, or dead-lettered.
 *
 * <p>What the entries say is read from their own bytes, in one snapshot of the database, which may
 * be at work meanwhile. Nothing is changed.
 */
public final class Reconcile {
  private final DataSource database;

  public Reconcile(DataSource database) {
    this.database = database;
  }

  /**
   * @param log the verified log: entries count only as far as they are its leaves
   */
  public Reconciliation run(LogAudit.Report log) throws SQLException {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      try {
        return run(log, connection);
      } finally {
        connection.rollback();
      }
    }
  }

  private static Reconciliation run(LogAudit.Report log, Connection connection)
      throws SQLException {
    var snapshot = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
    List<String> findings = new ArrayList<>();
    for (LogAudit.Finding finding : log.findings()) {
      findings.add(
          finding.index() < 0
              ? finding.what()
              : "leaf %d: %s".formatted(finding.index(), finding.what()));
    }
    findings.addAll(published(snapshot, log.size()));
    findings.addAll(new ToldEntries(connection).load());
    for (BookRule rule : BookRule.ALL) {
      findings.addAll(rule.broken(snapshot));
    }
    return new Reconciliation(counts(snapshot, log.size()), unfinished(snapshot), findings);
  }

  /** What was signed and is no longer staged has been published. */
  private static List<String> published(JdbcTemplate snapshot, long leaves) {
    return snapshot.queryForList(
        """
        select 'the database has published ' || size || ' leaves, the log has ' || ?::bigint
          from log_state where size <> ? and not exists (select from log_staged)
        """,
        String.class,
        leaves,
        leaves);
  }

  private static Counts counts(JdbcTemplate snapshot, long leaves) {
    return new Counts(
        count(snapshot, "message where type <> 'receipt/1'"),
        count(snapshot, "told where event = 'ACCEPTED'"),
        count(snapshot, "told where event = 'ACCEPTED' and integrated and not due"),
        count(snapshot, "told where event = 'CONSIGNED'"),
        count(snapshot, "delivery where state = 'handed-over'"),
        count(snapshot, "delivery where read_at is not null"),
        count(snapshot, "delivery where state = 'rejected'"),
        count(snapshot, "delivery where state = 'expired'"),
        count(snapshot, "told where event = 'REFUSED'"),
        count(snapshot, "kept where code = 'FAULT'"),
        leaves);
  }

  private static Unfinished unfinished(JdbcTemplate snapshot) {
    return new Unfinished(
        count(
            snapshot,
            """
            delivery d join message m on m.number = d.message
             where d.state = 'due'
               and not exists (select from kept k where k.message = m.digest and k.code = 'FAULT'
                                  and k.state = 'dead-letter')
            """),
        count(snapshot, "audit_entry where leaf_index is null"),
        count(snapshot, "log_staged"),
        count(snapshot, "notice_due"));
  }

  private static long count(JdbcTemplate snapshot, String from) {
    Long count = snapshot.queryForObject("select count(*) from " + from, Long.class);
    return count == null ? 0 : count;
  }
}
