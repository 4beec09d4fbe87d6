// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.saola.message.json.StrictJson;
import org.saola.message.manifest.Digest;
import org.saola.message.manifest.MessageId;
import org.saola.message.notice.Event;
import org.saola.routes.audit.AuditTrail.NewEntry;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class AuditTrailTest {
  private static final MessageId ID = new MessageId("0192aaaa-0000-7000-8000-000000000001");
  private static final Digest MESSAGE = Digest.of(new byte[] {1});

  @TempDir private Path home;
  private LogBench bench;

  @BeforeEach
  void open() throws IOException {
    bench = new LogBench(home);
  }

  @Test
  void entriesAreKeptByteByByteWithFreshSalts() {
    var entry = LogBench.accepted("x");
    var openings =
        bench.append(List.of(new NewEntry(entry, Set.of()), new NewEntry(entry, Set.of())));
    assertThat(openings.getFirst().entry()).isEqualTo(StrictJson.write(entry));
    assertThat(openings.getFirst().salt()).hasSize(32).isNotEqualTo(openings.getLast().salt());
    var stored = bench.database.jdbc().queryForList("select * from audit_entry order by id");
    assertThat((byte[]) stored.getFirst().get("entry")).isEqualTo(openings.getFirst().entry());
    assertThat((byte[]) stored.getFirst().get("salt")).isEqualTo(openings.getFirst().salt());
  }

  @Test
  void entriesAreGoneWhenTheTransactionIs() {
    assertThatThrownBy(
            () ->
                bench
                    .database
                    .transaction()
                    .executeWithoutResult(
                        status -> {
                          bench.trail.append(
                              List.of(
                                  new NewEntry(LogBench.accepted("x"), Set.of(LogBench.SENDER))));
                          throw new IllegalStateException("rolls back");
                        }))
        .hasMessage("rolls back");
    assertThat(count("audit_entry")).isZero();
    assertThat(count("notice_due")).isZero();
  }

  @Test
  void outsideOfATransactionNothingIsWritten() {
    assertThatThrownBy(
            () -> bench.trail.append(List.of(new NewEntry(LogBench.accepted("x"), Set.of()))))
        .isInstanceOf(IllegalStateException.class);
    assertThat(count("audit_entry")).isZero();
  }

  @Test
  void aClearLeafHasNoSalt() {
    bench.appendClear(LogBench.entry(Event.DIRECTORY_CHANGED, MESSAGE, null));
    assertThat(
            bench
                .database
                .jdbc()
                .queryForObject("select salt is null from audit_entry", Boolean.class))
        .isTrue();
  }

  @Test
  void whoWasToldIsToldAgain_andNobodyElse() {
    bench.append(
        List.of(
            new NewEntry(LogBench.entry(Event.ACCEPTED, MESSAGE, ID), Set.of(LogBench.SENDER)),
            new NewEntry(LogBench.entry(Event.RELEASED, MESSAGE, ID), Set.of(LogBench.RECIPIENT))));
    bench.database.jdbc().update("delete from notice_due");

    bench.trail.notifyAgain(LogBench.SENDER, ID, Digest.of(new byte[] {2}));
    assertThat(count("notice_due")).isZero();
    bench.trail.notifyAgain(LogBench.SENDER, ID, MESSAGE);
    bench.trail.notifyAgain(LogBench.SENDER, ID, MESSAGE);
    assertThat(bench.database.jdbc().queryForList("select agency from notice_due", String.class))
        .containsExactly("NL-CUSTOMS");
  }

  @Test
  void aDatabaseThatIsAwayIsAFault() throws Exception {
    var away = new PGSimpleDataSource();
    away.setPortNumbers(new int[] {1});
    var trail =
        new PostgresAuditTrail(new JdbcTemplate(away), new SecureRandom(), new WrittenEntries());
    // The transaction is of a database that answers; the entries go to one that does not.
    assertThatThrownBy(
            () ->
                new TransactionTemplate(new JdbcTransactionManager(bench.database.source()))
                    .execute(
                        status ->
                            trail.append(List.of(new NewEntry(LogBench.accepted("x"), Set.of())))))
        .isInstanceOf(AuditUnavailable.class);
  }

  @Test
  void aBatchOfManyTakesManyBlocksOfIds() {
    bench.append(1000, LogBench.SENDER);
    assertThat(count("audit_entry")).isEqualTo(1000);
    assertThat(count("notice_due")).isEqualTo(1000);
  }

  private long count(String table) {
    return bench.database.jdbc().queryForObject("select count(*) from " + table, Long.class);
  }
}
