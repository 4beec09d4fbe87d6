// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.authorize;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.saola.message.manifest.Digest;
import org.springframework.jdbc.core.JdbcTemplate;

/** The proposed rule sets, and who was seen to propose or approve. */
final class ProposalTable {
  /** Names the lock among all that use the database: "saolarul" in ASCII. */
  private static final long LOCK = 0x73616f6c6172756cL;

  private static final String COLUMNS =
      "select number, digest, base, proposed_by, reason, proposed_at, activated_by, activated_at";

  private final JdbcTemplate database;

  ProposalTable(JdbcTemplate database) {
    this.database = database;
  }

  /** A proposal with its text. */
  record Kept(Proposal proposal, byte[] files, Approver proposer) {}

  /** One activation at a time, among all nodes; held until the transaction ends. */
  void lock() {
    database.query("select pg_advisory_xact_lock(?)", row -> {}, LOCK);
  }

  int insert(Approver by, RuleFiles files, Digest base, String reason, Instant at) {
    Integer number =
        database.queryForObject(
            """
            insert into rule_proposal (digest, files, base, proposed_by, credential, reason,
                                       proposed_at)
            values (?, ?, ?, ?, ?, ?, ?::timestamptz) returning number
            """,
            Integer.class,
            files.digest().bytes(),
            files.bytes(),
            base.bytes(),
            by.name(),
            by.credential().bytes(),
            reason,
            at.toString());
    if (number == null) {
      throw new IllegalStateException("a row has a number");
    }
    return number;
  }

  List<Proposal> list() {
    return database.query(
        COLUMNS + " from rule_proposal order by number desc", (row, index) -> proposal(row));
  }

  Optional<Kept> find(int number) {
    return database
        .query(
            COLUMNS + ", files, credential from rule_proposal where number = ?",
            (row, index) ->
                new Kept(
                    proposal(row),
                    row.getBytes("files"),
                    new Approver(
                        row.getString("proposed_by"), Digest.ofHash(row.getBytes("credential")))),
            number)
        .stream()
        .findFirst();
  }

  void activated(int number, Approver by, Instant at) {
    database.update(
        "update rule_proposal set activated_by = ?, activated_at = ?::timestamptz where number = ?",
        by.name(),
        at.toString(),
        number);
  }

  /** Whether this credential was never used before. */
  boolean isNew(Approver approver) {
    return database.update(
            "insert into rule_approver (name, credential) values (?, ?) on conflict do nothing",
            approver.name(),
            approver.credential().bytes())
        == 1;
  }

  private static Proposal proposal(ResultSet row) throws SQLException {
    return new Proposal(
        row.getInt("number"),
        Digest.ofHash(row.getBytes("digest")),
        Digest.ofHash(row.getBytes("base")),
        row.getString("proposed_by"),
        row.getString("reason"),
        row.getObject("proposed_at", OffsetDateTime.class).toInstant(),
        row.getString("activated_by"),
        instant(row));
  }

  private static @Nullable Instant instant(ResultSet row) throws SQLException {
    OffsetDateTime at = row.getObject("activated_at", OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }
}
