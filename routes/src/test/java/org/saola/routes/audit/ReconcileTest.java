// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.saola.routes.audit.LogBench.RECIPIENT;
import static org.saola.routes.audit.LogBench.SENDER;

import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.Digest;
import org.saola.message.manifest.MessageId;
import org.saola.message.notice.Entry;
import org.saola.message.notice.Event;
import org.saola.message.type.MessageTypes;
import org.saola.routes.audit.AuditTrail.NewEntry;
import org.saola.routes.audit.Reconciliation.Unfinished;

/** Each rule of the books is broken once. */
class ReconcileTest {
  private static final MessageId ID = new MessageId("0192aaaa-0000-7000-8000-000000000001");
  private static final Digest MESSAGE = Digest.of(new byte[] {1});

  @TempDir private Path home;
  private LogBench bench;

  /** One message, consigned to one recipient, who has opened it; and told. */
  @BeforeEach
  void balanced() throws Exception {
    bench = new LogBench(home);
    sql(
        "insert into message (sender, id, digest, type, lane, expires, accepted_at, dispatched_at)"
            + " values ('NL-CUSTOMS', '%s', '\\x%s', 'seizure-report/1', 'ORDINARY', '2026-12-01Z', now(), now())"
                .formatted(ID, MESSAGE));
    sql(
        "insert into delivery (message, recipient, released, note, state, expires)"
            + " select number, 'FR-POLICE', '{report}', '', 'handed-over', expires from message");
    write(Event.ACCEPTED, null, null);
    write(Event.RELEASED, RECIPIENT, "report");
    write(Event.CONSIGNED, RECIPIENT, null);
    write(Event.HANDED_OVER, RECIPIENT, null);
    settle();
  }

  @Test
  void balancedBooksHold() throws Exception {
    Reconciliation books = reconcile();
    assertThat(books.findings()).isEmpty();
    assertThat(books.holds()).isTrue();
    assertThat(books.counts())
        .isEqualTo(new Reconciliation.Counts(1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 4));
  }

  @Test
  void nothingIsLeftBehind() throws Exception {
    reconcile();
    reconcile();
    assertThat(
            bench
                .database
                .jdbc()
                .queryForObject("select count(*) from pg_class where relname = 'told'", Long.class))
        .isZero();
  }

  @Test
  void whatIsStillOnItsWayIsCounted() throws Exception {
    write(Event.REFUSED, null, null);
    assertThat(reconcile().unfinished()).isEqualTo(new Unfinished(0, 1, 0, 1));
    bench.sequencer().stage();
    assertThat(reconcile().unfinished().files()).isEqualTo(2);
    bench.sequencer().publish();
    assertThat(reconcile().unfinished()).isEqualTo(new Unfinished(0, 0, 0, 1));
    assertThat(reconcile().holds()).isFalse();
    assertThat(reconcile().findings()).isEmpty();
  }

  @Test
  void aDeliveryThatIsDueIsUnfinished_unlessItIsDeadLettered() throws Exception {
    Digest other = Digest.of(new byte[] {3});
    MessageId id = new MessageId("0192aaaa-0000-7000-8000-000000000003");
    sql(
        "insert into message (sender, id, digest, type, lane, expires, accepted_at)"
            + " values ('NL-CUSTOMS', '%s', '\\x%s', 'seizure-report/1', 'ORDINARY', '2026-12-01Z', now())"
                .formatted(id, other));
    sql(
        "insert into delivery (message, recipient, released, note, expires)"
            + " select number, 'EUROPOL', '{}', '', expires from message where digest = '\\x%s'"
                .formatted(other));
    write(Event.ACCEPTED, other, id, null, null);
    settle();
    assertThat(reconcile().findings()).isEmpty();
    assertThat(reconcile().unfinished().deliveries()).isEqualTo(1);
    sql(
        "insert into kept (state, queue, agency, bytes, message, code, detail, at)"
            + " values ('dead-letter', 'q', 'NL-CUSTOMS', '\\x%s', '\\x%s', 'FAULT', '', now())"
                .formatted(Digest.of(new byte[] {2}), other));
    found("dead letter 1 has no entry");
    write(Event.DEAD_LETTERED, other, id, null, null);
    settle();
    assertThat(reconcile().holds()).isTrue();
    assertThat(reconcile().counts().deadLettered()).isEqualTo(1);
    sql("update kept set state = 'requeued'");
    assertThat(reconcile().unfinished().deliveries()).isEqualTo(1);
  }

  @Test
  void anAcceptedMessageWithoutItsEntry() throws Exception {
    sql(
        "insert into message (sender, id, digest, type, lane, expires, accepted_at)"
            + " values ('NL-CUSTOMS', '0192aaaa-0000-7000-8000-000000000002', '\\x%s', 'alert/1', 'URGENT', now(), now())"
                .formatted(Digest.of(new byte[] {9})));
    found("-000000000002 of NL-CUSTOMS has 0 ACCEPTED entries");
  }

  @Test
  void aMessageThatWasAcceptedTwice() throws Exception {
    write(Event.ACCEPTED, null, null);
    found("has 2 ACCEPTED entries");
  }

  @Test
  void anAcceptanceWithoutItsMessage() throws Exception {
    sql("delete from delivery");
    sql("delete from message");
    found("that the database does not have");
  }

  @Test
  void aDeliveryThatWasConsignedTwice() throws Exception {
    write(Event.CONSIGNED, RECIPIENT, null);
    found("to FR-POLICE (handed-over) has 2 CONSIGNED entries");
  }

  @Test
  void aDeliveryThatWasNeverConsigned() throws Exception {
    sql(
        "insert into delivery (message, recipient, released, note, state, expires)"
            + " select number, 'EUROPOL', '{}', '', 'consigned', expires from message");
    found("to EUROPOL (consigned) has 0 CONSIGNED entries");
  }

  @Test
  void aHandOverThatNobodyTold() throws Exception {
    write(Event.HANDED_OVER, RECIPIENT, null);
    found("has 2 HANDED_OVER entries");
  }

  @Test
  void whatWasReadIsCounted_alsoBeforeItsHandOverIsTold() throws Exception {
    sql("update delivery set read_at = now()");
    write(Event.READ_BY_OFFICER, RECIPIENT, null);
    settle();
    assertThat(reconcile().holds()).isTrue();
    assertThat(reconcile().counts().read()).isEqualTo(1);
    sql("update delivery set state = 'consigned'");
    assertThat(reconcile().findings()).singleElement().asString().contains("HANDED_OVER");
  }

  @Test
  void aReadingWithoutItsEntry() throws Exception {
    sql("update delivery set read_at = now()");
    found("to FR-POLICE (handed-over) has 0 READ_BY_OFFICER entries");
  }

  @Test
  void aReadingThatIsToldTwice() throws Exception {
    sql("update delivery set read_at = now()");
    write(Event.READ_BY_OFFICER, RECIPIENT, null);
    write(Event.READ_BY_OFFICER, RECIPIENT, null);
    found("has 2 READ_BY_OFFICER entries");
  }

  @Test
  void aReadingBySomebodyWhoWasNotToHaveIt() throws Exception {
    write(Event.READ_BY_OFFICER, new AgencyId("TWIX"), null);
    found("was read_by_officer to TWIX, which was not to have it");
  }

  @Test
  void aReadingOfWhatWasRejected() throws Exception {
    sql("update delivery set read_at = now(), state = 'rejected'");
    found("to FR-POLICE (rejected) was read");
  }

  @Test
  void anExpiryWithoutItsEntry() throws Exception {
    sql("update delivery set state = 'expired'");
    found("has 1 HANDED_OVER entries");
    found("(expired) has 0 EXPIRED entries");
  }

  @Test
  void aRejectionWithoutItsEntry() throws Exception {
    sql("update delivery set state = 'rejected'");
    found("has 0 REJECTED_BY_RECIPIENT entries");
  }

  @Test
  void aPartThatNoRuleReleased() throws Exception {
    sql("update delivery set released = '{report,persons}'");
    found("carries a part that no entry releases to it");
  }

  @Test
  void aReleaseToSomebodyElse() throws Exception {
    write(Event.RELEASED, new AgencyId("TWIX"), "report");
    found("was released to TWIX, which was not to have it");
  }

  @Test
  void aPartThatWasReleasedAndIsNotCarried() throws Exception {
    sql("update delivery set released = '{}'");
    found("lacks a part that an entry releases to it");
  }

  @Test
  void aMessageUnderAnotherIdThanItWasAcceptedWith() throws Exception {
    sql("update message set id = '0192aaaa-0000-7000-8000-00000000000f'");
    found("-00000000000f of NL-CUSTOMS is another than its ACCEPTED entry says");
  }

  @Test
  void aMessageOfAnotherSenderThanItWasAcceptedFrom() throws Exception {
    sql("update message set sender = 'TWIX'");
    found("of TWIX is another than its ACCEPTED entry says");
  }

  @Test
  void anAcceptanceThatItsSenderIsNotToldOf() throws Exception {
    sql("update audit_entry set notified = '{}'");
    found("is not told that it was accepted");
  }

  @Test
  void aMessageThatIsConsignedAndNotDispatched() throws Exception {
    sql("update message set dispatched_at = null");
    found("is not dispatched, but consigned to FR-POLICE");
  }

  @Test
  void whatWasTakenBackBeforeItsDispatchIsNotConsigned() throws Exception {
    Digest other = Digest.of(new byte[] {3});
    MessageId id = new MessageId("0192aaaa-0000-7000-8000-000000000003");
    sql(
        "insert into message (sender, id, digest, type, lane, expires, accepted_at)"
            + " values ('NL-CUSTOMS', '%s', '\\x%s', 'seizure-report/1', 'ORDINARY', '2026-12-01Z', now())"
                .formatted(id, other));
    sql(
        "insert into delivery (message, recipient, released, note, state, expires)"
            + " select number, 'EUROPOL', '{}', '', 'withdrawn', expires from message where digest = '\\x%s'"
                .formatted(other));
    write(Event.ACCEPTED, other, id, null, null);
    settle();
    assertThat(reconcile().findings()).isEmpty();
  }

  @Test
  void aDeliveryThatIsDueThoughItsMessageIsDispatched() throws Exception {
    sql("update delivery set state = 'due'");
    found("is dispatched, but due to FR-POLICE");
  }

  @Test
  void aDeliveryThatWasDeleted() throws Exception {
    sql("delete from delivery");
    found("was handed_over to FR-POLICE, which was not to have it");
  }

  @Test
  void aDeliveryThatExpiresAtAnotherTime() throws Exception {
    sql("update delivery set expires = expires - interval '1 day'");
    found("expires at another time than its delivery to FR-POLICE");
  }

  @Test
  void aRefusalWithoutItsEntry() throws Exception {
    sql(
        "insert into kept (state, queue, agency, bytes, code, detail, at)"
            + " values ('invalid', 'q', 'NL-CUSTOMS', '\\x%s', 'MALFORMED', '', now())"
                .formatted(Digest.of(new byte[] {2})));
    found("refused message 1 has no entry");
  }

  @Test
  void whatWasPurgedIsNotMissed_andNothingElseIs() throws Exception {
    write(Event.READ_BY_OFFICER, RECIPIENT, null);
    settle();
    sql("delete from delivery");
    sql("delete from message");
    sql("insert into purged (messages, before) values (1, '2026-11-22T11:00:00Z')");
    assertThat(reconcile().findings()).isEmpty();
    assertThat(reconcile().holds()).isTrue();
    sql("update purged set messages = 0");
    found("1 accepted messages are missing, 0 were purged");
    sql("update purged set messages = 1, before = '2026-11-22T09:00:00Z'");
    found("that the database does not have");
  }

  @Test
  void anEntryThatIsNoneIsNamedByItsLeaf() throws Exception {
    sql("update audit_entry set entry = '\\xff00' where leaf_index = 2");
    found("leaf 2");
  }

  @Test
  void aDatabaseThatIsAheadOfItsLog() throws Exception {
    write(Event.REFUSED, null, null);
    bench.sequencer().stage();
    sql("delete from log_staged");
    found("the database has published 5 leaves, the log has 4");
  }

  private void found(String what) throws Exception {
    Reconciliation books = reconcile();
    assertThat(books.holds()).isFalse();
    assertThat(books.findings()).anySatisfy(each -> assertThat(each).contains(what));
  }

  private Reconciliation reconcile() throws Exception {
    return new Reconcile(bench.database.source())
        .run(AuditVerify.run(bench.log, bench.database.source(), done -> {}));
  }

  private void write(Event event, AgencyId to, String part) {
    write(event, MESSAGE, ID, to, part);
  }

  private void write(Event event, Digest message, MessageId id, AgencyId to, String part) {
    Entry entry =
        Entry.of(event, java.time.Instant.parse("2026-11-22T10:00:00Z"))
            .message(message, id)
            .from(SENDER)
            .to(to)
            .type(MessageTypes.SEIZURE_REPORT)
            .part(part)
            .build();
    bench.append(java.util.List.of(new NewEntry(entry, Set.of(SENDER))));
  }

  /** As if the notices had been sent. */
  private void settle() {
    bench.sequencer().run();
    sql("delete from notice_due");
  }

  private void sql(String sql) {
    bench.database.jdbc().execute(sql);
  }
}
