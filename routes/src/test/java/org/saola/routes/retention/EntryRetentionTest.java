// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.MessageId;
import org.saola.message.notice.Entry;
import org.saola.message.notice.Erased;
import org.saola.message.notice.Erased.Leaves;
import org.saola.message.notice.Event;
import org.saola.pki.transparency.LogAudit;
import org.saola.routes.audit.AuditTrail;
import org.saola.routes.audit.AuditTrail.NewEntry;
import org.saola.routes.audit.AuditVerify;
import org.saola.routes.audit.HubEntries;
import org.saola.routes.audit.Reconcile;
import org.saola.routes.audit.Reconciliation;
import org.saola.routes.console.find.Entries;
import org.saola.routes.console.find.ErasedLeaves;
import org.saola.routes.console.find.Found;
import org.saola.routes.console.find.Question;
import org.saola.routes.console.scope.Scope;
import org.saola.routes.fixture.TestAgency;
import org.saola.routes.fixture.TestHub;
import org.saola.routes.fixture.TestMessage;
import org.saola.routes.fixture.TestMessage.Sealed;
import org.springframework.transaction.support.TransactionTemplate;

/** Entries go at the end of their retention; the log, the books and the index hold without them. */
class EntryRetentionTest {
  private static final Duration KEPT = Duration.ofSeconds(2);

  private TestHub hub;

  @Test
  void whatIsOldIsErased_andWhoeverErasesMoreIsFound() throws Exception {
    try (TestHub started =
        TestHub.create(
            "limits: {max-lifetime: 2s}", "retention: {messages: 0s, refused: 0s, entries: 2s}")) {
      hub = started;
      hub.start();
      Sealed first;
      long boundary;
      Sealed young;
      try (TestAgency customs = TestAgency.connect(hub, "NL-CUSTOMS")) {
        first = expire(customs);
        boundary =
            append(HubEntries.securityEvent(Instant.now(), first.manifest(), "TEST", "seen"));
        Thread.sleep(KEPT.toMillis() + 100);
        young = message();
        customs.send(young.bytes());
        customs.nextEntry(Event.ACCEPTED, young.manifest());
      }
      settle();
      assertThat(leaves(first)).isPositive();
      hub.database().sql("create table saved as select * from audit_entry").update();

      hub.bean(EntryRetention.class).run();
      assertThat(hub.entries(Event.ERASED)).as("while the message is remembered").isEmpty();

      long later = leaves(young);
      hub.bean(Retention.class).run();
      hub.bean(EntryRetention.class).run();
      assertThat(leaves(first)).isZero();
      assertThat(number("count(*) from audit_entry where leaf_index = " + boundary))
          .as("one stays and shows that the others were old")
          .isEqualTo(1);
      assertThat(leaves(young)).isGreaterThanOrEqualTo(later);
      settle();
      theLogHolds();
      theBooksHold();
      nothingIsFoundOf(first);
      breakIt(boundary, young);
    }
  }

  private Sealed message() throws Exception {
    return TestMessage.from(hub, "NL-CUSTOMS")
        .to("FR-POLICE")
        .report()
        .lifetime(Duration.ofSeconds(2))
        .seal();
  }

  private Sealed expire(TestAgency customs) throws Exception {
    Sealed message = message();
    customs.send(message.bytes());
    customs.nextEntry(Event.EXPIRED, message.manifest());
    return message;
  }

  /** Until the log has all entries, and the index has the log. */
  private void settle() throws Exception {
    TestHub.await(() -> number("count(*) from audit_entry where leaf_index is null") == 0);
    TestHub.await(() -> number("count(*) from log_staged") == 0);
    TestHub.await(() -> number("count(*) from notice_due") == 0);
    TestHub.await(() -> number("size - (select next from entry_cursor) from log_state") == 0);
  }

  private void theLogHolds() throws Exception {
    LogAudit.Report report = verify();
    assertThat(report.findings()).isEmpty();
    assertThat(report.erased()).isEqualTo(number("count(*) from saved") - stillThere());
    assertThat(report.erased()).isEqualTo(number("sum(end_leaf - first_leaf) from erased"));
  }

  private long stillThere() {
    return number("count(*) from saved join audit_entry using (id)");
  }

  private void theBooksHold() throws Exception {
    TestHub.await(() -> reconcile().unfinished().none());
    assertThat(reconcile().findings()).isEmpty();
  }

  private Reconciliation reconcile() throws Exception {
    return new Reconcile(hub.bean(DataSource.class)).run(verify());
  }

  private void nothingIsFoundOf(Sealed message) throws Exception {
    Entries entries = hub.bean(Entries.class);
    MessageId id = message.id();
    assertThat(entries.life(id, Scope.EVERYTHING)).isEmpty();
    assertThat(entries.thread(id, Scope.EVERYTHING)).isEmpty();
    assertThat(number("count(*) from entry_message where message_id = '%s'".formatted(id)))
        .isZero();
    assertThat(
            number(
                "count(*) from entry_index join erased on leaf_index >= first_leaf and leaf_index < end_leaf"))
        .isZero();
    Found erasing =
        entries.find(
            Question.ALL.events(Event.ERASED),
            Scope.of(Set.of(new AgencyId("FR-POLICE"))),
            OptionalLong.empty(),
            10);
    assertThat(erasing.rows()).as("to be seen by every auditor").hasSize(1);
    long index = number("min(first_leaf) from erased");
    assertThat(hub.bean(ErasedLeaves.class).covers(index)).isTrue();
    assertThat(entries.at(index, Scope.EVERYTHING)).isEmpty();
  }

  private void breakIt(long boundary, Sealed young) throws Exception {
    takeOut(boundary);
    found(boundary, "its entry is missing");
    putBack(boundary);

    long erased = number("min(first_leaf) from erased");
    putBack(erased);
    found(erased, "its entry is erased, but it is there");
    takeOut(erased);
    assertThat(verify().findings()).isEmpty();

    long early = number(firstOf(young));
    takeOut(early);
    Instant now = Instant.now();
    Instant then = hub.entries(Event.SECURITY_EVENT).getFirst().at();
    long lie =
        appendClear(Entry.erased(now, new Erased(then, List.of(new Leaves(early, early + 1)))));
    found(early, "leaf %d erased it as older than %s".formatted(lie, then));
    long soon = appendClear(Entry.erased(now, new Erased(now, List.of())));
    found(soon, "before its time");
  }

  private long append(Entry entry) throws Exception {
    AuditTrail trail = hub.bean(AuditTrail.class);
    return append(entry.event(), () -> trail.append(List.of(new NewEntry(entry, Set.of()))));
  }

  private long appendClear(Entry entry) throws Exception {
    return append(entry.event(), () -> hub.bean(AuditTrail.class).appendClear(entry));
  }

  /** The hub may write others meanwhile. */
  private long append(Event event, Runnable writing) throws Exception {
    hub.bean(TransactionTemplate.class).executeWithoutResult(status -> writing.run());
    settle();
    return number(
        "max(leaf_index) from audit_entry where convert_from(entry, 'UTF8') like '%%\"event\":\"%s\"%%'"
            .formatted(event));
  }

  private void takeOut(long index) {
    change("delete from audit_entry where leaf_index = " + index);
  }

  private void putBack(long index) {
    change("insert into audit_entry select * from saved where leaf_index = " + index);
  }

  private void change(String sql) {
    hub.database().sql(sql).update();
  }

  private void found(long index, String what) throws Exception {
    assertThat(verify().findings())
        .anySatisfy(
            finding -> {
              assertThat(finding.index()).isEqualTo(index);
              assertThat(finding.what()).contains(what);
            });
  }

  private LogAudit.Report verify() throws IOException {
    return AuditVerify.run(
        hub.home().resolve("log"), hub.bean(DataSource.class), Optional.of(KEPT), done -> {});
  }

  private static String firstOf(Sealed message) {
    return "min(leaf_index) from audit_entry where message_id = '%s'".formatted(message.id());
  }

  private long leaves(Sealed message) {
    return number("count(*) from audit_entry where message_id = '%s'".formatted(message.id()));
  }

  private long number(String what) {
    return hub.database().sql("select " + what).query(Long.class).single();
  }
}
