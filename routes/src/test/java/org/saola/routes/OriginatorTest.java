// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.Confirmed;
import org.saola.message.manifest.Consent;
import org.saola.message.manifest.Digest;
import org.saola.message.manifest.EarlierMessage;
import org.saola.message.manifest.FieldsOfType;
import org.saola.message.manifest.HandlingCode;
import org.saola.message.manifest.Purpose;
import org.saola.message.manifest.Tlp;
import org.saola.message.manifest.TransferBasis;
import org.saola.message.manifest.TypeId;
import org.saola.message.manifest.Urgency;
import org.saola.message.notice.Entry;
import org.saola.message.notice.Event;
import org.saola.message.type.MessageType;
import org.saola.message.type.MessageTypes;
import org.saola.routes.earlier.EarlierMessages;
import org.saola.routes.earlier.Unconfirmed;
import org.saola.routes.fixture.TestAgency;
import org.saola.routes.fixture.TestFederation;
import org.saola.routes.fixture.TestFields;
import org.saola.routes.fixture.TestHub;
import org.saola.routes.fixture.TestMessage;
import org.saola.routes.fixture.TestMessage.Sealed;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What only an originator may say, what only a holder may do, and what a consent covers: each rule
 * with a message that breaks it and nothing else.
 */
class OriginatorTest {
  private static final String ORIGINATOR = "NL-CUSTOMS";
  private static final String HOLDER = "FR-POLICE";
  private static final String THIRD = "DE-SPOC";

  private static TestHub hub;
  private static final Map<String, TestAgency> AGENCIES = new LinkedHashMap<>();

  @BeforeAll
  static void start() throws Exception {
    hub = TestHub.create();
    hub.start();
    hub.publish(TestFederation.get().takingEveryType(hub.directory()));
    for (String agency : List.of(ORIGINATOR, HOLDER, THIRD, "EUROPOL", "BR-CUSTOMS")) {
      AGENCIES.put(agency, TestAgency.connect(hub, agency));
    }
  }

  @AfterAll
  static void disconnect() throws Exception {
    for (TestAgency agency : AGENCIES.values()) {
      agency.close();
    }
    hub.close();
  }

  // What becomes of a message -----------------------------------------------------------------

  private static Entry outcome(String from, Sealed message) throws Exception {
    AGENCIES.get(from).send(message.bytes());
    TestHub.await(() -> !decided(message).isEmpty());
    return decided(message).getFirst();
  }

  private static List<Entry> decided(Sealed message) {
    return List.of(Event.REFUSED, Event.CONSIGNED).stream()
        .flatMap(event -> hub.entries(event).stream())
        .filter(entry -> message.manifest().equals(entry.message()))
        .toList();
  }

  private static Sealed taken(String from, Sealed message) throws Exception {
    Entry entry = outcome(from, message);
    assertThat(entry.event()).as("%s", entry).isEqualTo(Event.CONSIGNED);
    return message;
  }

  private static void refused(String from, Sealed message, RefusalCode code) throws Exception {
    assertRefused(message, outcome(from, message), code);
  }

  private static void assertRefused(Sealed message, Entry entry, RefusalCode code) {
    assertThat(entry.code()).as("%s", entry.detail()).isEqualTo(code.name());
    assertThat(hub.entries(Event.ACCEPTED))
        .noneMatch(accepted -> message.manifest().equals(accepted.message()));
  }

  // Messages ----------------------------------------------------------------------------------

  private static EarlierMessage named(Sealed message) {
    return new EarlierMessage(message.id(), message.manifest());
  }

  private static Sealed original(HandlingCode... handling) throws Exception {
    return taken(
        ORIGINATOR,
        TestMessage.from(hub, ORIGINATOR).handling(handling).to(HOLDER).report().seal());
  }

  private static TestMessage about(String type, String from, Sealed target, String... to) {
    MessageType registered = MessageTypes.find(new TypeId(type)).orElseThrow();
    return TestMessage.from(hub, from)
        .to(to)
        .answering(target.id())
        .plainPartsOf(registered)
        .fields(TestFields.of(registered.id(), named(target)));
  }

  private static Sealed consent(Sealed target, UnaryOperator<Consent> change) throws Exception {
    Consent granted =
        TestFields.granted(THIRD, Purpose.ADMINISTRATIVE_ENFORCEMENT, List.of("report"));
    return taken(
        ORIGINATOR,
        about("forward-consent/1", ORIGINATOR, target, HOLDER)
            .fields(new FieldsOfType(named(target), null, change.apply(granted), null))
            .seal());
  }

  private static TestMessage forward(String from, Sealed original, Sealed consent, String... to) {
    return TestMessage.from(hub, from)
        .handling(HandlingCode.H2)
        .forwarding(original.manifest(), consent == null ? null : named(consent))
        .to(to)
        .report()
        .part(MessageType.PROVENANCE, false, List.of(to));
  }

  // Words of the originator -------------------------------------------------------------------

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
        .extracting(OriginatorTest::told)
        .containsExactly("-DE-SPOC", "FR-POLICE");
    Sealed rest = taken(ORIGINATOR, correction(target, second, THIRD).seal());
    assertThat(open(target))
        .extracting(OriginatorTest::told)
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
    assertThat(open(target)).extracting(OriginatorTest::told).containsExactly("FR-POLICE", "-TWIX");
    taken(ORIGINATOR, correction(target, target, "TWIX").seal());
    assertThat(open(target)).extracting(OriginatorTest::told).containsExactly("FR-POLICE", "TWIX");
    taken(ORIGINATOR, correction(target, target, HOLDER).seal());
    assertThat(open(target)).extracting(OriginatorTest::told).containsExactly("TWIX", "FR-POLICE");
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
      TestHub.await(OriginatorTest::isAnybodyHeldUp);
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

  private static void state(Sealed message, String recipient, String state) {
    hub.database()
        .sql(
            """
            update delivery d set state = ? from message m
            where m.number = d.message and m.digest = decode(?, 'hex') and d.recipient = ?
            """)
        .params(state, message.manifest().value(), recipient)
        .update();
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

  // Confirmations -----------------------------------------------------------------------------

  private static TestMessage confirmation(String from, Sealed target, Sealed word) {
    return about("confirmation/1", from, target, ORIGINATOR).answering(word.id());
  }

  private static List<Unconfirmed.Line> open(Sealed target) {
    return new Unconfirmed(hub.bean(DataSource.class))
        .list().stream().filter(line -> line.id().equals(target.id().value())).toList();
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

  // Asking ------------------------------------------------------------------------------------

  @Test
  void onlyAHolderAsksToForward_andOnlyTheOriginator() throws Exception {
    Sealed target = original();
    refused(
        THIRD,
        about("forward-request/1", THIRD, target, ORIGINATOR).seal(),
        RefusalCode.NOT_A_HOLDER);
    refused(
        HOLDER,
        about("forward-request/1", HOLDER, target, "EUROPOL").seal(),
        RefusalCode.NOT_TO_THE_ORIGINATOR);
    taken(HOLDER, about("forward-request/1", HOLDER, target, ORIGINATOR).seal());
    Sealed passedOn = taken(HOLDER, forward(HOLDER, target, null, THIRD).handling().seal());
    refused(
        THIRD,
        about("forward-request/1", THIRD, passedOn, HOLDER).seal(),
        RefusalCode.TARGET_OF_WRONG_TYPE);
    taken(THIRD, about("forward-request/1", THIRD, target, ORIGINATOR).seal());
  }

  // Passing on --------------------------------------------------------------------------------

  @Test
  void onlyAHolderPassesOn_andOnlyWhatItHas() throws Exception {
    Sealed target = original();
    refused(
        THIRD, forward(THIRD, target, null, "EUROPOL").handling().seal(), RefusalCode.NOT_A_HOLDER);
    refused(
        HOLDER,
        forward(HOLDER, target, null, THIRD)
            .handling()
            .part("persons", true, List.of(THIRD))
            .seal(),
        RefusalCode.FORWARD_MISMATCH);
    refused(
        HOLDER,
        forward(HOLDER, target, null, THIRD)
            .handling()
            .forwarding(Digest.of(new byte[] {7}), null)
            .seal(),
        RefusalCode.UNKNOWN_TARGET);
    refused(
        HOLDER,
        TestMessage.from(hub, HOLDER).forwarding(target.manifest(), null).to(THIRD).report().seal(),
        RefusalCode.PARTS_MISMATCH);
    taken(HOLDER, forward(HOLDER, target, null, THIRD).handling().seal());
  }

  @Test
  void aMarkingIsNotWeakenedOnTheWay() throws Exception {
    Sealed target = original(HandlingCode.H1);
    refused(
        HOLDER, forward(HOLDER, target, null, THIRD).handling().seal(), RefusalCode.MARKING_WEAKER);
    refused(
        HOLDER,
        forward(HOLDER, target, null, THIRD).handling(HandlingCode.H1).tlp(Tlp.GREEN).seal(),
        RefusalCode.MARKING_WEAKER);
    Sealed on =
        taken(HOLDER, forward(HOLDER, target, null, THIRD).handling(HandlingCode.H1).seal());
    refused(
        THIRD, forward(THIRD, on, null, "EUROPOL").handling().seal(), RefusalCode.MARKING_WEAKER);
  }

  @ParameterizedTest
  @EnumSource(
      value = Tlp.class,
      names = {"AMBER_STRICT", "RED"})
  void whatStaysWithinTheOrganisationIsNotPassedOn(Tlp tlp) throws Exception {
    Sealed target =
        taken(ORIGINATOR, TestMessage.from(hub, ORIGINATOR).tlp(tlp).to(HOLDER).report().seal());
    refused(
        HOLDER,
        forward(HOLDER, target, null, THIRD).handling().tlp(tlp).seal(),
        RefusalCode.NO_PERMITTED_RECIPIENT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"recall/1", "correction/1", "erasure/1"})
  void whatWasTakenBackIsNotPassedOnAnyMore_alsoNotByThoseWhoHaveItFromAnother(String type)
      throws Exception {
    Sealed target = original();
    Sealed on = taken(HOLDER, forward(HOLDER, target, null, THIRD).handling().seal());
    taken(ORIGINATOR, about(type, ORIGINATOR, target, HOLDER, THIRD).seal());
    refused(
        HOLDER, forward(HOLDER, target, null, "EUROPOL").handling().seal(), RefusalCode.WITHDRAWN);
    refused(THIRD, forward(THIRD, on, null, "EUROPOL").handling().seal(), RefusalCode.WITHDRAWN);
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

  // At the same moment ------------------------------------------------------------------------

  /**
   * Sends both while a row is locked that both must lock: each was found to be right before the
   * other was there. The first who waits goes first.
   *
   * @return what became of the second
   */
  private static Entry meanwhile(
      Sealed row, String from, Sealed first, String secondFrom, Sealed second) throws Exception {
    hub.bean(TransactionTemplate.class)
        .executeWithoutResult(
            status -> {
              hub.database()
                  .sql(
                      """
                      select number from message where digest = decode(?, 'hex')
                      for no key update
                      """)
                  .param(row.manifest().value())
                  .query(Long.class)
                  .single();
              sendAndWait(from, first, 1);
              sendAndWait(secondFrom, second, 2);
            });
    TestHub.await(() -> !decided(first).isEmpty() && !decided(second).isEmpty());
    assertThat(decided(first)).extracting(Entry::event).containsExactly(Event.CONSIGNED);
    return decided(second).getFirst();
  }

  private static void sendAndWait(String from, Sealed message, int waiting) {
    try {
      AGENCIES.get(from).send(message.bytes());
      TestHub.await(
          () ->
              hub.database()
                      .sql("select count(*) from pg_locks where not granted")
                      .query(Long.class)
                      .single()
                  >= waiting);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void whatIsTakenBackAtTheSameMomentIsNotPassedOn() throws Exception {
    Sealed target = original();
    Sealed recall = about("recall/1", ORIGINATOR, target, HOLDER).seal();
    Sealed on = forward(HOLDER, target, null, THIRD).handling().seal();
    assertRefused(on, meanwhile(target, ORIGINATOR, recall, HOLDER, on), RefusalCode.WITHDRAWN);
  }

  @Test
  void aRecallAlsoGoesToThoseToWhomItIsPassedOnAtTheSameMoment() throws Exception {
    Sealed target = original();
    Sealed on = forward(HOLDER, target, null, THIRD).handling().seal();
    Sealed recall = about("recall/1", ORIGINATOR, target, HOLDER).seal();
    assertRefused(
        recall, meanwhile(target, HOLDER, on, ORIGINATOR, recall), RefusalCode.RECIPIENTS_MISSED);
  }

  @Test
  void nothingIsPassedOnByAConsentThatIsTakenBackAtTheSameMoment() throws Exception {
    Sealed target = original(HandlingCode.H2);
    Sealed consent = consent(target, it -> it);
    Sealed recall = about("recall/1", ORIGINATOR, consent, HOLDER).seal();
    Sealed on = forward(HOLDER, target, consent, THIRD).seal();
    assertRefused(
        on, meanwhile(consent, ORIGINATOR, recall, HOLDER, on), RefusalCode.CONSENT_WITHDRAWN);
  }

  // H2 ----------------------------------------------------------------------------------------

  @Test
  void h2IsPassedOnWithAConsentThatCoversIt_andNotWithout() throws Exception {
    Sealed target = original(HandlingCode.H2);
    refused(HOLDER, forward(HOLDER, target, null, THIRD).seal(), RefusalCode.CONSENT_MISSING);
    refused(
        HOLDER, forward(HOLDER, target, null, THIRD).handling().seal(), RefusalCode.MARKING_WEAKER);
    Sealed consent = consent(target, it -> it);
    refused(HOLDER, forward(HOLDER, target, target, THIRD).seal(), RefusalCode.CONSENT_UNKNOWN);
    Sealed on = taken(HOLDER, forward(HOLDER, target, consent, THIRD).seal());
    // The consent was for one recipient: it does not go on from there.
    refused(THIRD, forward(THIRD, on, null, "EUROPOL").seal(), RefusalCode.CONSENT_MISSING);
    Sealed further =
        consent(
            target,
            it -> TestFields.granted("EUROPOL", Purpose.ADMINISTRATIVE_ENFORCEMENT, List.of()));
    taken(THIRD, forward(THIRD, on, further, "EUROPOL").seal());
  }

  @Test
  void eachTermOfAConsentIsHeld() throws Exception {
    Sealed target = original(HandlingCode.H2);
    Sealed consent = consent(target, it -> it);
    refused(
        HOLDER,
        forward(HOLDER, target, consent, "EUROPOL").seal(),
        RefusalCode.CONSENT_FOR_ANOTHER_RECIPIENT);
    refused(
        HOLDER,
        forward(HOLDER, target, consent, THIRD, "EUROPOL").seal(),
        RefusalCode.CONSENT_FOR_ANOTHER_RECIPIENT);
    refused(
        HOLDER,
        forward(HOLDER, target, consent, THIRD).purpose(Purpose.PROSECUTION).seal(),
        RefusalCode.CONSENT_FOR_ANOTHER_PURPOSE);
    Sealed otherParts = consent(target, it -> with(it, Consent.Decision.GRANTED, "persons", 7));
    refused(
        HOLDER,
        forward(HOLDER, target, otherParts, THIRD).seal(),
        RefusalCode.CONSENT_FOR_OTHER_PARTS);
    Sealed yesterday = consent(target, it -> with(it, Consent.Decision.GRANTED, "report", -1));
    refused(HOLDER, forward(HOLDER, target, yesterday, THIRD).seal(), RefusalCode.CONSENT_EXPIRED);
    Sealed no = consent(target, it -> with(it, Consent.Decision.REFUSED, "report", 0));
    refused(HOLDER, forward(HOLDER, target, no, THIRD).seal(), RefusalCode.CONSENT_REFUSED);
    Sealed other = consent(original(HandlingCode.H2), it -> it);
    refused(
        HOLDER,
        forward(HOLDER, target, other, THIRD).seal(),
        RefusalCode.CONSENT_FOR_ANOTHER_MESSAGE);
  }

  @Test
  void anothersConsentIsNoConsent_andOneThatWasTakenBackNeither() throws Exception {
    Sealed target = original(HandlingCode.H2);
    Sealed own = taken(HOLDER, TestMessage.from(hub, HOLDER).to(THIRD).report().seal());
    Sealed holders =
        taken(
            HOLDER,
            about("forward-consent/1", HOLDER, own, THIRD)
                .fields(
                    new FieldsOfType(
                        named(own),
                        null,
                        TestFields.granted(THIRD, Purpose.ADMINISTRATIVE_ENFORCEMENT, List.of()),
                        null))
                .seal());
    refused(
        HOLDER,
        forward(HOLDER, target, holders, THIRD).seal(),
        RefusalCode.CONSENT_NOT_THE_ORIGINATORS);
    Sealed consent = consent(target, it -> it);
    taken(ORIGINATOR, about("recall/1", ORIGINATOR, consent, HOLDER).seal());
    refused(HOLDER, forward(HOLDER, target, consent, THIRD).seal(), RefusalCode.CONSENT_WITHDRAWN);
  }

  private static Consent with(Consent consent, Consent.Decision decision, String part, int days) {
    boolean granted = decision == Consent.Decision.GRANTED;
    return new Consent(
        decision,
        List.of(part),
        consent.recipient(),
        consent.purpose(),
        granted ? LocalDate.now(ZoneOffset.UTC).plusDays(days) : null);
  }
}
