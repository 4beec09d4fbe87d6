// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.Confirmed;
import org.saola.message.manifest.FieldsOfType;
import org.saola.message.manifest.TypeId;
import org.saola.message.notice.Entry;
import org.saola.message.notice.Event;
import org.saola.routes.earlier.EarlierMessages;
import org.saola.routes.earlier.Unconfirmed;
import org.saola.routes.fixture.TestHub;
import org.saola.routes.fixture.TestMessage;
import org.saola.routes.fixture.TestMessage.Sealed;

/** Corrections, which may take several messages: whom each of them reaches, and whom none has. */
class CorrectionSeriesTest extends AmongHolders {
  @Test
  void whatAnEarlierOneOfAnotherKindHasSaidIsNotThis() throws Exception {
    Sealed target =
        taken(ORIGINATOR, TestMessage.from(hub, ORIGINATOR).to(HOLDER, THIRD).report().seal());
    for (String type : List.of("correction/1", "recall/1", "erasure/1")) {
      Sealed less = about(type, ORIGINATOR, target, HOLDER).seal();
      refused(ORIGINATOR, less, RefusalCode.RECIPIENTS_MISSED);
      taken(ORIGINATOR, about(type, ORIGINATOR, target, HOLDER, THIRD).seal());
    }
    Sealed corrected = about("correction/1", ORIGINATOR, target, HOLDER).seal();
    refused(ORIGINATOR, corrected, RefusalCode.RECIPIENTS_MISSED);
  }

  /** One message names only so many: the rest of a correction names the message that began it. */
  @Test
  void whomTheCorrectionHasReachedThatItGoesOnWithIsNotMissed() throws Exception {
    Sealed target =
        taken(ORIGINATOR, TestMessage.from(hub, ORIGINATOR).to(HOLDER, THIRD).report().seal());
    Sealed first = taken(ORIGINATOR, correction(target, target, HOLDER, THIRD).seal());
    Sealed other = taken(ORIGINATOR, about("recall/1", ORIGINATOR, target, HOLDER, THIRD).seal());
    state(first, HOLDER, "expired");
    taken(ORIGINATOR, correction(target, first, HOLDER).seal());
    for (Sealed none : List.of(target, other, first)) {
      refused(ORIGINATOR, correction(target, none, HOLDER).seal(), RefusalCode.RECIPIENTS_MISSED);
    }
    Sealed next = taken(ORIGINATOR, correction(target, target, HOLDER, THIRD).seal());
    state(next, THIRD, "expired");
    assertThat(untold(target, "correction/1", next)).containsExactly(THIRD);
    assertThat(untold(target, "correction/1", first)).as("or what came later").isEmpty();
    assertThat(untold(target, "correction/1", target)).hasSize(2);
    assertThat(untold(target, "recall/1", target)).isEmpty();
    assertThat(untold(target, "erasure/1", target)).hasSize(2);
    refused(ORIGINATOR, correction(target, next, HOLDER).seal(), RefusalCode.RECIPIENTS_MISSED);
  }

  /** The hub cannot compare what two corrections say: whoever has the one gets the other too. */
  @Test
  void aCorrectionThatAnswersACompleteOne_isNotForOneHolderAlone() throws Exception {
    Sealed target =
        taken(ORIGINATOR, TestMessage.from(hub, ORIGINATOR).to(HOLDER, THIRD).report().seal());
    Sealed first = taken(ORIGINATOR, correction(target, target, HOLDER, THIRD).seal());
    for (String one : List.of(HOLDER, "BE-CITES")) {
      refused(ORIGINATOR, correction(target, first, one).seal(), RefusalCode.RECIPIENTS_MISSED);
    }
    taken(ORIGINATOR, correction(target, first, HOLDER, THIRD).seal());
  }

  @Test
  void whomTheLatestCorrectionHasNotReachedIsListed_whateverItConfirmedBefore() throws Exception {
    Sealed target =
        taken(ORIGINATOR, TestMessage.from(hub, ORIGINATOR).to(HOLDER, THIRD).report().seal());
    Sealed first = taken(ORIGINATOR, correction(target, target, HOLDER, THIRD).seal());
    taken(HOLDER, corrected(HOLDER, target, first));
    taken(THIRD, corrected(THIRD, target, first));
    assertThat(open(target)).isEmpty();
    Sealed second = taken(ORIGINATOR, correction(target, target, HOLDER, THIRD).seal());
    state(second, THIRD, "withdrawn");
    assertThat(open(target))
        .extracting(CorrectionSeriesTest::told)
        .containsExactly("-DE-SPOC", "FR-POLICE");
    Sealed rest = taken(ORIGINATOR, correction(target, second, THIRD).seal());
    assertThat(open(target))
        .extracting(CorrectionSeriesTest::told)
        .containsExactly("FR-POLICE", "DE-SPOC");
    taken(HOLDER, corrected(HOLDER, target, second));
    taken(THIRD, corrected(THIRD, target, rest));
    assertThat(open(target)).isEmpty();
  }

  @Test
  void whatPartnersAreToldApart_leavesNobodyOut() throws Exception {
    Sealed target =
        taken(ORIGINATOR, TestMessage.from(hub, ORIGINATOR).to(HOLDER, "TWIX").report().seal());
    taken(ORIGINATOR, correction(target, target, HOLDER).seal());
    assertThat(open(target))
        .extracting(CorrectionSeriesTest::told)
        .containsExactly("FR-POLICE", "-TWIX");
    taken(ORIGINATOR, correction(target, target, "TWIX").seal());
    assertThat(open(target))
        .extracting(CorrectionSeriesTest::told)
        .containsExactly("FR-POLICE", "TWIX");
    taken(ORIGINATOR, correction(target, target, HOLDER).seal());
    assertThat(open(target))
        .extracting(CorrectionSeriesTest::told)
        .containsExactly("TWIX", "FR-POLICE");
  }

  private static String told(Unconfirmed.Line line) {
    return (line.told() ? "" : "-") + line.holder();
  }

  private static Sealed corrected(String from, Sealed target, Sealed word) throws Exception {
    return confirmation(from, target, word)
        .fields(new FieldsOfType(named(target), null, null, Confirmed.CORRECTED))
        .seal();
  }

  /** Waiting for another that stands behind it would halt the lane: connectors send in order. */
  @Test
  void whatGoesOnWithACorrectionThatIsNotTakenIsRefusedAtOnce() throws Exception {
    Sealed target =
        taken(ORIGINATOR, TestMessage.from(hub, ORIGINATOR).to(HOLDER, THIRD).report().seal());
    Sealed first = correction(target, target, HOLDER, THIRD).seal();
    Sealed rest = correction(target, first, HOLDER).seal();
    refused(ORIGINATOR, rest, RefusalCode.RECIPIENTS_MISSED);
    taken(ORIGINATOR, first);
  }

  /** As a connector sends that was away for long: all of it is checked before any is accepted. */
  @Test
  void whatComesInOneBatchWithWhatItSpeaksOf_isTakenHoweverOldItIs() throws Exception {
    Sealed target = late(TestMessage.from(hub, ORIGINATOR).to(HOLDER, THIRD).report());
    Sealed word = late(correction(target, target, HOLDER, THIRD));
    Sealed before = TestMessage.from(hub, ORIGINATOR).to(HOLDER).report().seal();
    try (Connection other = hub.bean(DataSource.class).getConnection();
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute("lock table message in share row exclusive mode");
      AGENCIES.get(ORIGINATOR).send(before.bytes());
      TestHub.await(CorrectionSeriesTest::isAnybodyHeldUp);
      for (Sealed each : List.of(target, word)) {
        AGENCIES.get(ORIGINATOR).send(each.bytes());
      }
      other.rollback();
    }
    for (Sealed each : List.of(target, word)) {
      TestHub.await(() -> !decided(each).isEmpty());
      assertThat(decided(each)).extracting(Entry::event).contains(Event.CONSIGNED);
    }
  }

  private static boolean isAnybodyHeldUp() {
    return hub.database()
        .sql("select exists (select from pg_locks where not granted)")
        .query(Boolean.class)
        .single();
  }

  private static TestMessage correction(Sealed target, Sealed answered, String... to) {
    return about("correction/1", ORIGINATOR, target, to).answering(answered.id());
  }

  /** So long ago that what it speaks of is not on its way any more. */
  private static Sealed late(TestMessage message) {
    return message.created(Instant.now().minusSeconds(90)).seal();
  }

  private static List<String> untold(Sealed target, String word, Sealed since) {
    return hub
        .bean(EarlierMessages.class)
        .untold(new AgencyId(ORIGINATOR), target.manifest(), new TypeId(word), since.id())
        .orElseThrow()
        .stream()
        .map(AgencyId::value)
        .toList();
  }
}
