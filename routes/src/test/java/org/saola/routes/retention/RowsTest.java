// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.saola.routes.audit.ScratchDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What comes of age together goes together; what is still needed stays and holds up nothing. */
class RowsTest {
  private static final Instant BEFORE = Instant.parse("2026-11-22T10:00:00Z");
  private static final String AGED = "2026-11-22T09:00:00Z";
  private static final String YOUNG = "2026-11-22T11:00:00Z";

  private final JdbcClient database = JdbcClient.create(new ScratchDatabase().source());
  private final Rows rows = new Rows(database);

  @Test
  void whatWasRecalledConsentedToAndPassedOnGoesWithAllThatSpokeOfIt() {
    long original = family();
    assertThat(rows.purgeMessages(BEFORE, 10)).as("each by itself").isZero();
    assertThat(rows.purgeFamilies(BEFORE, 10)).isEqualTo(1);
    assertThat(count("message where number >= " + original)).isZero();
    assertThat(count("about")).isZero();
    assertThat(count("confirmation")).isZero();
    assertThat(count("delivery")).isZero();
    assertThat(database.sql("select messages from purged").query(Long.class).single()).isEqualTo(6);
    assertThat(rows.purgeFamilies(BEFORE, 10)).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "seizure-report/1",
        "recall/1",
        "confirmation/1",
        "forward-consent/1",
        "forwarded/1",
        "forwarded-again/1"
      })
  void oneThatIsStillYoungKeepsThemAll(String young) {
    family();
    database
        .sql("update message set expires = ?::timestamptz where type = ?")
        .params(YOUNG, young)
        .update();
    assertThat(rows.purgeMessages(BEFORE, 10)).isZero();
    assertThat(rows.purgeFamilies(BEFORE, 10)).isZero();
    assertThat(count("message")).isEqualTo(6);
    assertThat(count("about")).isEqualTo(5);
  }

  @Test
  void oneThatIsNotYetDeliveredKeepsThemAll() {
    family();
    database
        .sql(
            """
            update delivery set state = 'due'
            where message = (select number from message where type = 'forwarded-again/1')
            """)
        .update();
    assertThat(rows.purgeFamilies(BEFORE, 10)).isZero();
  }

  @Test
  void aFamilyThatStaysHoldsUpNoOther() {
    family();
    database
        .sql("update message set expires = ?::timestamptz where type = 'recall/1'")
        .param(YOUNG)
        .update();
    family();
    assertThat(rows.purgeFamilies(BEFORE, 1)).isEqualTo(1);
    assertThat(count("message")).isEqualTo(6);
  }

  @Test
  void deadLettersHoldUpNothing() {
    for (int i = 0; i < 3; i++) {
      message("seizure-report/1", AGED, "due");
    }
    long done = message("seizure-report/1", AGED, "expired");
    assertThat(rows.purgeMessages(BEFORE, 2)).isEqualTo(1);
    assertThat(count("message where number = " + done)).isZero();
    assertThat(count("message")).isEqualTo(3);
  }

  @Test
  void aClockThatHasStoppedGoesWithItsRequest_anOpenOneKeepsIt() {
    long answered = message("case-request/1", AGED, "handed-over");
    clock(answered, AGED);
    long open = message("case-request/1", AGED, "handed-over");
    clock(open, null);
    assertThat(rows.purgeMessages(BEFORE, 10)).isEqualTo(1);
    assertThat(count("message where number = " + open)).isEqualTo(1);
    assertThat(count("deadline")).isEqualTo(1);
    assertThat(count("deadline where stopped_at is null")).isEqualTo(1);
  }

  /** An original, passed on twice by its originator's consent, recalled, and that confirmed. */
  private long family() {
    long original = message("seizure-report/1", AGED, "handed-over");
    about(message("forward-consent/1", AGED, "handed-over"), original, "consent");
    long on = message("forwarded/1", AGED, "handed-over");
    about(on, original, "forward");
    about(message("forwarded-again/1", AGED, "handed-over"), on, "forward");
    long recall = message("recall/1", AGED, "handed-over");
    about(recall, original, "word");
    long confirmation = message("confirmation/1", AGED, "handed-over");
    about(confirmation, original, "confirmation");
    database
        .sql(
            """
            insert into confirmation (word, agency, message, outcome, at)
            values (?, 'FR-POLICE', ?, 'RECALLED', now())
            """)
        .params(recall, confirmation)
        .update();
    return original;
  }

  private long message(String type, String expires, String state) {
    long number =
        database
            .sql(
                """
                insert into message (sender, id, digest, type, lane, expires, accepted_at)
                values ('NL-CUSTOMS', ?::uuid, sha256(?::text::bytea), ?, 'ORDINARY',
                        ?::timestamptz, now())
                returning number
                """)
            .params(UUID.randomUUID().toString(), UUID.randomUUID().toString(), type, expires)
            .query(Long.class)
            .single();
    database
        .sql(
            """
            insert into delivery (message, recipient, released, note, state, expires)
            values (?, 'FR-POLICE', '{report}', '', ?, ?::timestamptz)
            """)
        .params(number, state, expires)
        .update();
    return number;
  }

  private void about(long message, long target, String kind) {
    database
        .sql("insert into about (message, target, kind) values (?, ?, ?)")
        .params(message, target, kind)
        .update();
  }

  private void clock(long request, String stopped) {
    database
        .sql(
            """
            insert into deadline (request, requested, requester, request_id, thread, time_limit,
                                  allowed, stopped_at)
            select digest, 'FR-POLICE', sender, id, id, 'OTHER', 1, ?::timestamptz
            from message where number = ?
            """)
        .params(Arrays.asList(stopped, request))
        .update();
  }

  private long count(String what) {
    return database.sql("select count(*) from " + what).query(Long.class).single();
  }
}
