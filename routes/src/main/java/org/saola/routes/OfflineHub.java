// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.Year;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import javax.sql.DataSource;
import org.saola.pki.certificate.CertificateRefused;
import org.saola.pki.directory.Directory;
import org.saola.pki.directory.DirectoryRefused;
import org.saola.pki.transparency.LogAudit;
import org.saola.routes.audit.AuditVerify;
import org.saola.routes.audit.Reconcile;
import org.saola.routes.audit.Reconciliation;
import org.saola.routes.authorize.AcceptedMessages;
import org.saola.routes.authorize.Rehearsal;
import org.saola.routes.authorize.RuleBook;
import org.saola.routes.console.find.EntryIndex;
import org.saola.routes.database.HomeDatabase;
import org.saola.routes.deadline.CaseFigures;
import org.saola.routes.directory.KeptDirectory;
import org.saola.routes.earlier.Unconfirmed;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A hub's home as an auditor's commands see it. A hub that runs is not disturbed: its database is
 * joined; one that is stopped has its database started for as long as this is open.
 */
public final class OfflineHub implements Closeable {
  private static final Duration BETWEEN_TRIES = Duration.ofMillis(500);

  private final Path home;
  private final Duration kept;
  private final HomeDatabase opened;
  private final DataSource database;

  private OfflineHub(HubProperties hub, HomeDatabase opened) {
    this.home = hub.home();
    this.kept = hub.retention().entries();
    this.opened = opened;
    this.database = opened.source();
  }

  /**
   * @param home the hub's home, with its {@code hub.yaml}
   * @throws IOException when it is none, or its database does not answer
   */
  public static OfflineHub open(Path home, SecureRandom random) throws IOException {
    HubProperties hub = HubSettings.read(home.resolve("hub.yaml"));
    return new OfflineHub(hub, HomeDatabase.join(hub, random));
  }

  /** Checks the whole log, its entries too; names the index of whatever is wrong. */
  public LogAudit.Report verify(LongConsumer progress) throws IOException {
    return verify(kept, progress);
  }

  /**
   * The same.
   *
   * @param kept how long entries must have been kept before they were erased
   */
  public LogAudit.Report verify(Duration kept, LongConsumer progress) throws IOException {
    return AuditVerify.run(home.resolve("log"), database, Optional.of(kept), progress);
  }

  /**
   * Whether the hub's books balance.
   *
   * @param patience how long a running hub is given to finish what it has begun
   */
  public Reconciliation reconcile(InstantSource clock, Duration patience)
      throws IOException, SQLException, InterruptedException {
    Instant end = clock.instant().plus(patience);
    Reconciliation books = reconcile();
    while (!books.holds() && clock.instant().isBefore(end)) {
      Thread.sleep(BETWEEN_TRIES);
      books = reconcile();
    }
    return books;
  }

  /**
   * Tries proposed rules, beside those in force, on what was accepted since an instant; both by the
   * newest directory.
   */
  public Rehearsal rehearse(RuleBook proposed, Instant since, LongConsumer progress)
      throws IOException, SQLException, CertificateRefused, DirectoryRefused {
    return new AcceptedMessages(database)
        .rehearse(proposed, KeptDirectory.latest(home).document(), since, progress);
  }

  /** By which the hub decides: as it has put them on record, whatever lies in the folder. */
  public RuleBook rulesInForce() throws IOException, SQLException {
    return new AcceptedMessages(database).rulesInForce();
  }

  /**
   * @param log whether the log holds: if not, the figures are worth nothing
   */
  public record CaseRequests(LogAudit.Report log, CaseFigures.Tables tables) {}

  /** The year's figures of case requests, from the log's entries while the log is verified. */
  public CaseRequests caseRequests(Year year, LongConsumer progress)
      throws IOException, CertificateRefused, DirectoryRefused {
    Directory directory = KeptDirectory.latest(home);
    CaseFigures figures = new CaseFigures(year);
    LogAudit.Report log = AuditVerify.run(home.resolve("log"), database, figures::add, progress);
    return new CaseRequests(log, figures.tables(directory));
  }

  /** Who has not confirmed a recall, a correction or an erasure. */
  public List<Unconfirmed.Line> unconfirmed() {
    return new Unconfirmed(database).list();
  }

  /**
   * Makes the index of the log anew, beside a hub that runs or not.
   *
   * @param progress told how many leaves it has come to
   * @return leaves that it has taken in
   */
  public long index(LongConsumer progress) {
    var transactions = new JdbcTransactionManager(database);
    var index = new EntryIndex(new JdbcTemplate(database), new TransactionTemplate(transactions));
    return index.makeAnew(progress);
  }

  private Reconciliation reconcile() throws IOException, SQLException {
    return new Reconcile(database).run(verify(done -> {}));
  }

  @Override
  public void close() throws IOException {
    opened.close();
  }
}
