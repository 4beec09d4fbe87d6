// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.Confirmed;
import org.saola.message.manifest.Digest;
import org.saola.message.manifest.EarlierMessage;
import org.saola.message.manifest.FieldsOfType;
import org.saola.message.manifest.TransferBasis;
import org.saola.message.manifest.TypeId;
import org.saola.message.manifest.Urgency;
import org.saola.message.notice.Entry;
import org.saola.message.notice.Event;
import org.saola.routes.earlier.EarlierMessages;
import org.saola.routes.earlier.Unconfirmed;
import org.saola.routes.fixture.TestFields;
import org.saola.routes.fixture.TestHub;
import org.saola.routes.fixture.TestMessage;
import org.saola.routes.fixture.TestMessage.Sealed;

/**
 * Recalls and erasures, and what those who have the message confirm: each rule with a message that
 * breaks it and nothing else.
 */
class TakenBackTest extends AmongHolders {
  @ParameterizedTest
  @ValueSource(strings = {"recall/1", "correction/1", "erasure/1", "forward-consent/1"})
  void onlyWhoSentAMessageMaySayThisOfIt(String type) throws Exception {
    Sealed target = original();
    refused(HOLDER, about(type, HOLDER, target, ORIGINATOR).seal(), RefusalCode.NOT_THE_ORIGINATOR);
    refused(
        ORIGINATOR,
        about(type, ORIGINATOR, target, HOLDER)
            .fields(TestFields.of(new TypeId(type)))
            .created(Instant.now().minusSeconds(90))
            .seal(),
        RefusalCode.UNKNOWN_TARGET);
    taken(ORIGINATOR, about(type, ORIGINATOR, target, HOLDER).seal());
  }

  @Test
  void aRecallThatOvertakesItsMessageWaitsForIt() throws Exception {
    Sealed target = TestMessage.from(hub, ORIGINATOR).to(HOLDER).report().seal();
    Sealed recall = about("recall/1", ORIGINATOR, target, HOLDER).urgent().seal();
    AGENCIES.get(ORIGINATOR).send(recall.bytes(), Urgency.URGENT);
    Thread.sleep(2_000); // longer than five attempts take, after which other faults are set aside
    assertThat(decided(recall)).isEmpty();
    taken(ORIGINATOR, target);
    TestHub.await(() -> !decided(recall).isEmpty());
    assertThat(decided(recall)).extracting(Entry::event).containsExactly(Event.CONSIGNED);
    refused(HOLDER, forward(HOLDER, target, null, THIRD).handling().seal(), RefusalCode.WITHDRAWN);
  }

  @Test
  void aTargetNamedByAnotherIdIsUnknown() throws Exception {
    Sealed target = original();
    var other = new EarlierMessage(original().id(), target.manifest());
    refused(
        ORIGINATOR,
        about("recall/1", ORIGINATOR, target, HOLDER)
            .fields(new FieldsOfType(other, null, null, null))
            .seal(),
        RefusalCode.UNKNOWN_TARGET);
  }

  @Test
  void aRecallIsNotTakenBack() throws Exception {
    Sealed target = original();
    Sealed recall = taken(ORIGINATOR, about("recall/1", ORIGINATOR, target, HOLDER).seal());
    refused(
        ORIGINATOR,
        about("recall/1", ORIGINATOR, recall, HOLDER).seal(),
        RefusalCode.TARGET_OF_WRONG_TYPE);
  }

  @Test
  void aRecallThatMissesAHolderIsRefusedByName_alsoOneToWhomItWasPassedOn() throws Exception {
    Sealed target = original();
    taken(HOLDER, forward(HOLDER, target, null, THIRD).handling().seal());
    refused(
        ORIGINATOR,
        about("recall/1", ORIGINATOR, target, HOLDER).seal(),
        RefusalCode.RECIPIENTS_MISSED);
    Sealed missing = about("recall/1", ORIGINATOR, target, THIRD).seal();
    assertThat(outcome(ORIGINATOR, missing).detail()).contains(HOLDER).doesNotContain(THIRD);
    taken(ORIGINATOR, about("recall/1", ORIGINATOR, target, HOLDER, THIRD).seal());
  }

  @Test
  void whoMayHaveTakenItBeforeItExpiredIsNotMissedEither() throws Exception {
    Sealed target =
        taken(ORIGINATOR, TestMessage.from(hub, ORIGINATOR).to(HOLDER, THIRD).report().seal());
    state(target, THIRD, "expired");
    refused(
        ORIGINATOR,
        about("recall/1", ORIGINATOR, target, HOLDER).seal(),
        RefusalCode.RECIPIENTS_MISSED);
    taken(ORIGINATOR, about("recall/1", ORIGINATOR, target, HOLDER, THIRD).seal());
    assertThat(open(target)).extracting(Unconfirmed.Line::holder).containsExactly(THIRD, HOLDER);
  }

  @ParameterizedTest
  @ValueSource(strings = {"recall/1", "erasure/1"})
  void whomAnEarlierOneHasReachedIsNotMissed(String type) throws Exception {
    Sealed target =
        taken(ORIGINATOR, TestMessage.from(hub, ORIGINATOR).to(HOLDER, THIRD).report().seal());
    Sealed first = taken(ORIGINATOR, about(type, ORIGINATOR, target, HOLDER, THIRD).seal());
    taken(ORIGINATOR, about(type, ORIGINATOR, target, HOLDER).seal());
    state(first, THIRD, "expired");
    refused(
        ORIGINATOR, about(type, ORIGINATOR, target, HOLDER).seal(), RefusalCode.RECIPIENTS_MISSED);
  }

  @Test
  void onlyTheOriginatorIsToldWhoHasItsMessage() throws Exception {
    Sealed target = original();
    taken(HOLDER, forward(HOLDER, target, null, THIRD).handling().seal());
    EarlierMessages messages = hub.bean(EarlierMessages.class);
    assertThat(messages.holders(new AgencyId(ORIGINATOR), target.manifest()).orElseThrow())
        .extracting(AgencyId::value)
        .containsExactlyInAnyOrder(HOLDER, THIRD);
    assertThat(messages.holders(new AgencyId(HOLDER), target.manifest())).isEmpty();
    assertThat(
            messages.untold(new AgencyId(HOLDER), target.manifest(), new TypeId("recall/1"), null))
        .isEmpty();
  }

  @Test
  void aThirdCountryIsToldOfARecallWithoutABasis() throws Exception {
    Sealed target =
        taken(
            ORIGINATOR,
            TestMessage.from(hub, ORIGINATOR)
                .transferBasis(TransferBasis.ART37_1A_LEGALLY_BINDING_INSTRUMENT)
                .to("BR-CUSTOMS")
                .report()
                .seal());
    taken(ORIGINATOR, about("recall/1", ORIGINATOR, target, "BR-CUSTOMS").seal());
    Sealed more = TestMessage.from(hub, ORIGINATOR).to("BR-CUSTOMS").report().seal();
    refused(ORIGINATOR, more, RefusalCode.NO_PERMITTED_RECIPIENT);
  }

  @Test
  void whoHasNotConfirmedIsListedUntilItSaysThatItIsDone() throws Exception {
    Sealed target = original();
    taken(HOLDER, forward(HOLDER, target, null, THIRD).handling().seal());
    Sealed word = taken(ORIGINATOR, about("recall/1", ORIGINATOR, target, HOLDER, THIRD).seal());
    assertThat(open(target)).extracting(Unconfirmed.Line::holder).containsExactly(THIRD, HOLDER);
    taken(THIRD, confirmation(THIRD, target, word).seal());
    assertThat(open(target)).extracting(Unconfirmed.Line::holder).containsExactly(HOLDER);
    FieldsOfType notDone = new FieldsOfType(named(target), null, null, Confirmed.NOT_DONE);
    taken(HOLDER, confirmation(HOLDER, target, word).fields(notDone).seal());
    assertThat(open(target)).extracting(Unconfirmed.Line::outcome).containsExactly("NOT_DONE");
    taken(HOLDER, confirmation(HOLDER, target, word).seal());
    assertThat(open(target)).isEmpty();
    assertThat(hub.entries(Event.CONFIRMED))
        .filteredOn(entry -> target.manifest().equals(entry.message()))
        .extracting(Entry::code)
        .containsExactlyInAnyOrder("RECALLED", "NOT_DONE", "RECALLED");
    assertThat(hub.entries(Event.RECALLED))
        .filteredOn(entry -> target.manifest().equals(entry.message()))
        .extracting(Entry::receipt)
        .containsExactly(word.manifest());
  }

  @Test
  void onlyAHolderConfirms_andOnlyWhatItWasAsked() throws Exception {
    Sealed target = original();
    Sealed word = taken(ORIGINATOR, about("recall/1", ORIGINATOR, target, HOLDER).seal());
    refused(THIRD, confirmation(THIRD, target, word).seal(), RefusalCode.NOT_A_HOLDER);
    refused(HOLDER, confirmation(HOLDER, target, target).seal(), RefusalCode.NOTHING_TO_CONFIRM);
    FieldsOfType erased = new FieldsOfType(named(target), null, null, Confirmed.ERASED);
    refused(
        HOLDER,
        confirmation(HOLDER, target, word).fields(erased).seal(),
        RefusalCode.NOTHING_TO_CONFIRM);
    Sealed elsewhere = about("confirmation/1", HOLDER, target, THIRD).answering(word.id()).seal();
    refused(HOLDER, elsewhere, RefusalCode.NOTHING_TO_CONFIRM);
    assertThat(open(target)).hasSize(1);
  }

  @Test
  void whatWasTakenBackIsNotReleasedAgain() throws Exception {
    Sealed target = original();
    hub.database()
        .sql("update message set dispatched_at = null where digest = decode(?, 'hex')")
        .param(target.manifest().value())
        .update();
    hub.database()
        .sql(
            """
            update delivery d set state = 'due' from message m
            where m.number = d.message and m.digest = decode(?, 'hex')
            """)
        .param(target.manifest().value())
        .update();
    Sealed recall = taken(ORIGINATOR, about("recall/1", ORIGINATOR, target, HOLDER).seal());

    // As after a crash between acceptance and delivery: it is delivered again, and must not be.
    AGENCIES.get(ORIGINATOR).send(target.bytes());

    TestHub.await(
        () ->
            hub.entries(Event.WITHHELD).stream()
                .anyMatch(
                    entry ->
                        target.manifest().equals(entry.message())
                            && entry.rules().contains("all.taken-back-by-originator")));
    // The inbox keeps the order: what comes before the last is all that came.
    assertThat(inboxUpTo(original()))
        .containsOnlyOnce(target.manifest())
        .endsWith(recall.manifest());
  }

  /** What lies in the holder's inbox before a message. */
  private static List<Digest> inboxUpTo(Sealed last) throws Exception {
    List<Digest> before = new ArrayList<>();
    Digest next = nextInInbox();
    while (!next.equals(last.manifest())) {
      before.add(next);
      next = nextInInbox();
    }
    return before;
  }

  private static Digest nextInInbox() throws Exception {
    return Digest.ofHash(
        AGENCIES.get(HOLDER).nextDelivery().signedManifest().orElseThrow().digest());
  }
}
