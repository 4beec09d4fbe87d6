// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.directory;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.saola.message.manifest.Digest;
import org.saola.message.notice.Entry;
import org.saola.pki.directory.Directory;
import org.saola.pki.transparency.LogRefused;
import org.saola.pki.transparency.TlogProof;
import org.saola.routes.audit.AuditTrail;
import org.saola.routes.audit.AuditTrail.NewEntry;
import org.saola.routes.audit.ClearLeafProofs;
import org.saola.routes.audit.HubEntries;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;

/** Directory versions in the log, and which entry of it stands for which. */
final class LoggedDirectories implements DirectoryRegister {
  private final JdbcTemplate database;
  private final TransactionOperations transaction;
  private final AuditTrail trail;
  private final ClearLeafProofs proofs;
  private final Clock clock;

  LoggedDirectories(
      JdbcTemplate database,
      TransactionOperations transaction,
      AuditTrail trail,
      ClearLeafProofs proofs,
      Clock clock) {
    this.database = database;
    this.transaction = transaction;
    this.trail = trail;
    this.proofs = proofs;
    this.clock = clock;
  }

  @Override
  public Map<Integer, Digest> adopted() {
    Map<Integer, Digest> versions = new HashMap<>();
    database.query(
        "select version, digest from directory_version",
        row -> {
          versions.put(row.getInt("version"), Digest.ofHash(row.getBytes("digest")));
        });
    return versions;
  }

  @Override
  public void adopt(Directory directory, List<String> revoked) {
    transaction.executeWithoutResult(
        status -> {
          if (!adopted().containsKey(directory.document().version())) {
            record(directory, revoked);
          }
        });
  }

  private void record(Directory directory, List<String> revoked) {
    Instant now = clock.instant();
    int version = directory.document().version();
    Digest digest = new Digest(directory.digest());
    long entry = trail.appendClear(HubEntries.directoryChanged(now, version, digest));
    database.update(
        "insert into directory_version (version, digest, entry) values (?, ?, ?)",
        version,
        digest.bytes(),
        entry);
    trail.append(
        revoked.stream()
            .map(serial -> new NewEntry(HubEntries.keyRevoked(now, version, serial), Set.of()))
            .toList());
  }

  @Override
  public void refused(int version, Digest file, String why) {
    String detail = "version %d: %s".formatted(version, why);
    security(HubEntries.securityEvent(clock.instant(), file, "DIRECTORY_REFUSED", detail));
  }

  private void security(Entry entry) {
    transaction.executeWithoutResult(
        status -> trail.append(List.of(new NewEntry(entry, Set.of()))));
  }

  @Override
  public Optional<TlogProof> proof(int version) throws IOException, LogRefused {
    List<Long> entries =
        database.queryForList(
            "select entry from directory_version where version = ?", Long.class, version);
    return entries.isEmpty() ? Optional.empty() : proofs.proof(entries.getFirst());
  }
}
