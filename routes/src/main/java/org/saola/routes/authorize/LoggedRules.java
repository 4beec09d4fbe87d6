// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.authorize;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.saola.message.manifest.Digest;
import org.saola.routes.audit.AuditTrail;
import org.saola.routes.audit.AuditTrail.NewEntry;
import org.saola.routes.audit.HubEntries;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;

/** Rule sets in the log, and their text in the database: what was decided can be decided again. */
final class LoggedRules implements RuleRegister {
  private final JdbcTemplate database;
  private final TransactionOperations transaction;
  private final AuditTrail trail;
  private final Clock clock;

  LoggedRules(
      JdbcTemplate database, TransactionOperations transaction, AuditTrail trail, Clock clock) {
    this.database = database;
    this.transaction = transaction;
    this.trail = trail;
    this.clock = clock;
  }

  private record Last(int number, Digest rules) {}

  @Override
  public Optional<Digest> activeDigest() {
    Last last = last();
    return last.number() == 0 ? Optional.empty() : Optional.of(last.rules());
  }

  @Override
  public Optional<RuleFiles> active() throws IOException {
    List<Kept> rows =
        database.query(
            "select digest, files from rule_set order by number desc limit 1",
            (row, number) ->
                new Kept(Digest.ofHash(row.getBytes("digest")), row.getBytes("files")));
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    Kept kept = rows.getFirst();
    if (!Digest.of(kept.files()).equals(kept.digest())) {
      throw new IOException(
          "the rules on record are not those that the log names %s".formatted(kept.digest()));
    }
    return Optional.of(RuleFiles.of(kept.files()));
  }

  private record Kept(Digest digest, byte[] files) {}

  @Override
  public void adopted(RuleFiles files) {
    transaction.executeWithoutResult(
        status -> {
          Last last = last();
          if (!last.rules().equals(files.digest())) {
            record(last.number() + 1, files);
          }
        });
  }

  private Last last() {
    List<Last> rows =
        database.query(
            "select number, digest from rule_set order by number desc limit 1",
            (row, number) -> new Last(row.getInt("number"), Digest.ofHash(row.getBytes("digest"))));
    return rows.isEmpty() ? new Last(0, Digest.of(new byte[0])) : rows.getFirst();
  }

  private void record(int number, RuleFiles files) {
    Digest digest = files.digest();
    long entry = trail.appendClear(HubEntries.rulesChanged(clock.instant(), number, digest));
    database.update(
        "insert into rule_set (number, digest, files, entry) values (?, ?, ?, ?)",
        number,
        digest.bytes(),
        files.bytes(),
        entry);
  }

  @Override
  public void refused(Digest rules, String why) {
    event(rules, "RULES_REFUSED", why);
  }

  @Override
  public void notApproved(Digest rules) {
    event(rules, "RULES_NOT_APPROVED", "changed in the folder, and approved by nobody");
  }

  private void event(Digest rules, String code, String why) {
    Instant now = clock.instant();
    transaction.executeWithoutResult(
        status ->
            trail.append(
                List.of(new NewEntry(HubEntries.securityEvent(now, rules, code, why), Set.of()))));
  }
}
