// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.saola.message.json.StrictJson;
import org.saola.message.manifest.Digest;
import org.saola.message.manifest.MessageId;
import org.saola.message.notice.Entry;
import org.saola.message.notice.Erased.Leaves;
import org.saola.message.notice.Event;
import org.saola.routes.audit.ScratchDatabase;

/** Which entries may go: each reason to keep one stands alone here. */
class AgedEntriesTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  private final ScratchDatabase database = new ScratchDatabase();
  private final AgedEntries entries = new AgedEntries(database.jdbc());

  /** Messages 0 to 5, an entry each; then another of message 1. */
  @BeforeEach
  void log() {
    for (int i = 0; i < 6; i++) {
      write(i, i);
    }
    write(6, 1);
  }

  @Test
  void whatNobodyNeedsMayGo_andAMessagesEntriesGoTogether() {
    assertThat(entries.free(0, 7, 100)).containsExactly(0L, 1L, 2L, 3L, 4L, 5L, 6L);
    assertThat(entries.free(0, 6, 100)).containsExactly(0L, 2L, 3L, 4L, 5L);
    assertThat(entries.free(3, 6, 2)).containsExactly(3L, 4L);
    assertThat(entries.withTheirMessages(List.of(0L, 1L))).containsExactly(0L, 1L, 6L);
  }

  @Test
  void whatHasItsMessageStays() {
    sql(
        "insert into message (sender, id, digest, type, lane, expires, accepted_at)"
            + " values ('NL-CUSTOMS', '%s', '\\x%s', 'alert/1', 'URGENT', now(), now())"
                .formatted(id(1), digest(1)));
    assertThat(entries.free(0, 7, 100)).containsExactly(0L, 2L, 3L, 4L, 5L);
  }

  @Test
  void whatAnOperatorMayStillLookAtStays() {
    String kept =
        "insert into kept (state, queue, agency, bytes, message, code, detail, at)"
            + " values ('invalid', 'q', 'NL-CUSTOMS', '\\x%s', %s, 'MALFORMED', '', now())";
    sql(kept.formatted(digest(2), "null"));
    sql(kept.formatted(digest(99), "'\\x%s'".formatted(digest(3))));
    assertThat(entries.free(0, 7, 100)).containsExactly(0L, 1L, 4L, 5L, 6L);
  }

  @Test
  void whatAClockRunsForStays() {
    sql(
        "insert into deadline (request, requested, requester, request_id, thread, time_limit, allowed)"
            + " values ('\\x%s', 'FR-POLICE', 'NL-CUSTOMS', '%s', '%s', 'EIGHT_HOURS', 1)"
                .formatted(digest(4), id(4), id(4)));
    assertThat(entries.free(0, 7, 100)).doesNotContain(4L).hasSize(6);
  }

  @Test
  void whatSomebodyIsStillToldOfStays_withAllOfItsMessage() {
    sql("insert into notice_due (agency, entry) values ('NL-CUSTOMS', 6)");
    assertThat(entries.free(0, 7, 100)).containsExactly(0L, 2L, 3L, 4L, 5L);
  }

  @Test
  void clearLeavesStay() {
    sql("update audit_entry set salt = null where leaf_index = 5");
    assertThat(entries.free(0, 7, 100)).doesNotContain(5L).hasSize(6);
  }

  @Test
  void nothingBehindTheFirstThatIsTooYoungIsOld() {
    // Entry i is of second i; the fourth is out of its turn.
    sql(
        "update audit_entry set entry = convert_to(replace(convert_from(entry, 'UTF8'), '12:00:03', '12:00:05'), 'UTF8') where leaf_index = 3");
    assertThat(entries.firstYoung(0, NOON.plusSeconds(5), 100)).isEqualTo(3);
    assertThat(entries.firstYoung(0, NOON.plusSeconds(6), 100)).isEqualTo(6);
    assertThat(entries.firstYoung(0, NOON.plusSeconds(6), 2)).isEqualTo(2);
    assertThat(entries.firstYoung(3, NOON, 100)).isEqualTo(3);
    assertThat(entries.lastBelow(3)).isEqualTo(2);
    assertThat(entries.lastBelow(0)).isEqualTo(-1);
  }

  @Test
  void nothingBehindAnEntryThatCannotBeReadIsOld() {
    sql("update audit_entry set entry = 'damaged' where leaf_index = 2");
    assertThat(entries.firstYoung(0, NOON.plusSeconds(60), 100)).isEqualTo(2);
  }

  @Test
  void whatIsGoneAlreadyIsNotErasedAgain() {
    sql("delete from audit_entry where leaf_index = 1");
    org.assertj.core.api.Assertions.assertThatIllegalStateException()
        .isThrownBy(() -> entries.delete(new Long[] {0L, 1L}, NOON));
  }

  @Test
  void leavesThatFollowEachOtherAreOneRange() {
    assertThat(AgedEntries.ranges(new Long[] {0L, 1L, 2L, 5L, 7L, 8L}))
        .containsExactly(new Leaves(0, 3), new Leaves(5, 6), new Leaves(7, 9));
  }

  private void write(int leaf, int message) {
    Entry entry =
        Entry.of(Event.ACCEPTED, NOON.plusSeconds(leaf))
            .message(new Digest(digest(message)), new MessageId(id(message)))
            .build();
    database
        .jdbc()
        .update(
            "insert into audit_entry (id, leaf_index, entry, salt, message, message_id, notified)"
                + " values (?, ?, ?, ?, decode(?, 'hex'), ?::uuid, '{}')",
            leaf,
            leaf,
            StrictJson.write(entry),
            new byte[32],
            digest(message),
            id(message));
  }

  private static String digest(int message) {
    return "%064x".formatted(message + 1);
  }

  private static String id(int message) {
    return "0192aaaa-0000-7000-8000-%012d".formatted(message);
  }

  private void sql(String sql) {
    database.jdbc().execute(sql);
  }
}
