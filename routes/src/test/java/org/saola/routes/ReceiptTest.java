// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.Digest;
import org.saola.message.manifest.HandOver;
import org.saola.message.manifest.ReceiptItem;
import org.saola.message.manifest.Urgency;
import org.saola.message.notice.Entry;
import org.saola.message.notice.Event;
import org.saola.pki.seal.SealedMessage;
import org.saola.routes.broker.Queues;
import org.saola.routes.fixture.TestAgency;
import org.saola.routes.fixture.TestHub;
import org.saola.routes.fixture.TestMessage;
import org.saola.routes.fixture.TestMessage.Sealed;

/** What recipients say of what they got, each line checked against what was dispatched to them. */
class ReceiptTest {
  private static TestHub hub;
  private static TestAgency spoc;
  private static TestAgency europol;

  @BeforeAll
  static void start() throws Exception {
    hub = TestHub.shared();
    spoc = TestAgency.connect(hub, "DE-SPOC");
    europol = TestAgency.connect(hub, "EUROPOL");
  }

  @AfterAll
  static void disconnect() throws Exception {
    spoc.close();
    europol.close();
  }

  private static Sealed delivered() throws Exception {
    Sealed sent = TestMessage.from(hub, "DE-SPOC").to("EUROPOL").report().seal();
    spoc.send(sent.bytes());
    SealedMessage got = europol.nextDelivery();
    assertThat(got.signedManifest().orElseThrow().digest()).isEqualTo(sent.manifest().bytes());
    return sent;
  }

  /** Receipts of other tests may lie before it. */
  private static void awaitAtSender(Sealed receipt) throws Exception {
    byte[] next = new byte[0];
    while (!Arrays.equals(next, receipt.manifest().bytes())) {
      next = spoc.nextDelivery().signedManifest().orElseThrow().digest();
    }
  }

  private static ReceiptItem handedOver(Sealed sent) {
    return line(sent, sent.manifest(), HandOver.HANDED_OVER, null);
  }

  private static ReceiptItem line(Sealed sent, Digest digest, HandOver outcome, String code) {
    return new ReceiptItem(
        sent.id(), digest, outcome, code, Instant.now().truncatedTo(ChronoUnit.MILLIS));
  }

  private static Sealed receipt(String from, ReceiptItem... lines) {
    return TestMessage.from(hub, from).to("DE-SPOC").receipts(List.of(lines)).seal();
  }

  @Test
  void aReceiptReachesTheSenderAndBothAreToldOfEachLine() throws Exception {
    Sealed opened = delivered();
    Sealed rejected = delivered();
    Sealed receipt =
        receipt(
            "EUROPOL",
            handedOver(opened),
            line(rejected, rejected.manifest(), HandOver.REJECTED, "CONTENT_DIGEST_MISMATCH"));
    europol.send(receipt.bytes());

    awaitAtSender(receipt);
    Entry told = spoc.nextEntry(Event.HANDED_OVER, opened.manifest());
    assertThat(told.receipt()).isEqualTo(receipt.manifest());
    assertThat(told.to()).isEqualTo(new AgencyId("EUROPOL"));
    assertThat(spoc.nextEntry(Event.REJECTED_BY_RECIPIENT, rejected.manifest()).code())
        .isEqualTo("CONTENT_DIGEST_MISMATCH");
    europol.nextEntry(Event.HANDED_OVER, opened.manifest());
    assertThat(about(receipt.manifest())).isEmpty();
  }

  @Test
  void aReceiptThatComesTwiceSaysNothingNew() throws Exception {
    Sealed sent = delivered();
    Sealed first = receipt("EUROPOL", handedOver(sent));
    Sealed again = receipt("EUROPOL", handedOver(sent));
    europol.send(first.bytes());
    europol.send(first.bytes());
    europol.send(again.bytes());
    awaitAtSender(first);
    awaitAtSender(again);
    assertThat(entries(Event.HANDED_OVER, sent.manifest())).hasSize(1);
  }

  @Test
  void aLineForAnothersMessageIsRefusedAndNamed() throws Exception {
    Sealed sent = delivered();
    Sealed other = delivered();
    Sealed lie = receipt("FR-POLICE", handedOver(sent));
    try (TestAgency police = TestAgency.connect(hub, "FR-POLICE")) {
      police.send(lie.bytes());
      assertThat(police.nextEntry(Event.REFUSED, lie.manifest()).code())
          .isEqualTo(RefusalCode.RECEIPT_INVALID.name());
    }
    Sealed wrongDigest =
        receipt(
            "EUROPOL", handedOver(other), line(sent, other.manifest(), HandOver.HANDED_OVER, null));
    europol.send(wrongDigest.bytes());
    Entry refused = europol.nextEntry(Event.REFUSED, wrongDigest.manifest());
    assertThat(refused.code()).isEqualTo(RefusalCode.RECEIPT_INVALID.name());
    assertThat(refused.detail()).contains("[1]");
    assertThat(entries(Event.HANDED_OVER, other.manifest())).isEmpty();
  }

  private static ReceiptItem read(Sealed sent) {
    return line(sent, sent.manifest(), HandOver.READ, null);
  }

  private static ReceiptItem rejected(Sealed sent) {
    return line(sent, sent.manifest(), HandOver.REJECTED, "CONTENT_DIGEST_MISMATCH");
  }

  @Test
  void thatAnOfficerHasReadItIsToldOnce_withoutSayingWho() throws Exception {
    Sealed sent = delivered();
    Sealed first = receipt("EUROPOL", read(sent), handedOver(sent));
    europol.send(first.bytes());

    Entry told = spoc.nextEntry(Event.READ_BY_OFFICER, sent.manifest());
    assertThat(told.receipt()).isEqualTo(first.manifest());
    assertThat(told.id()).isEqualTo(sent.id());
    assertThat(told.from()).isEqualTo(new AgencyId("DE-SPOC"));
    assertThat(told.to()).isEqualTo(new AgencyId("EUROPOL"));
    assertThat(told.actor()).isNull();
    assertThat(told.detail()).isNull();
    spoc.nextEntry(Event.HANDED_OVER, sent.manifest());
    europol.nextEntry(Event.READ_BY_OFFICER, sent.manifest());

    Sealed again = receipt("EUROPOL", read(sent));
    europol.send(again.bytes());
    awaitAtSender(again);
    assertThat(entries(Event.READ_BY_OFFICER, sent.manifest())).hasSize(1);
    assertThat(entries(Event.HANDED_OVER, sent.manifest())).hasSize(1);
    assertThat(about(again.manifest())).isEmpty();
  }

  @Test
  void readingsThatRaceAreToldOnce() throws Exception {
    Sealed sent = delivered();
    for (int i = 0; i < 20; i++) {
      europol.send(receipt("EUROPOL", read(sent)).bytes());
    }
    Sealed last = receipt("EUROPOL", handedOver(sent));
    europol.send(last.bytes());
    awaitAtSender(last);
    assertThat(entries(Event.READ_BY_OFFICER, sent.manifest())).hasSize(1);
    // Receipts keep no order: a reading that overtakes its hand-over takes nothing from it.
    assertThat(entries(Event.HANDED_OVER, sent.manifest())).hasSize(1);
  }

  @Test
  void nobodyReadsWhatWasRejected_andNothingIsRejectedThatWasRead() throws Exception {
    Sealed sent = delivered();
    Sealed other = delivered();
    europol.send(receipt("EUROPOL", rejected(sent), read(other)).bytes());
    spoc.nextEntry(Event.REJECTED_BY_RECIPIENT, sent.manifest());

    refused("EUROPOL", europol, read(sent));
    refused("EUROPOL", europol, rejected(other));

    assertThat(entries(Event.READ_BY_OFFICER, sent.manifest())).isEmpty();
    assertThat(entries(Event.REJECTED_BY_RECIPIENT, other.manifest())).isEmpty();
  }

  /** Both are checked before either is recorded: the first says how it is. */
  @Test
  void ofAReadingAndARejectionInOneBatchTheFirstCounts() throws Exception {
    Sealed rejectedFirst = delivered();
    Sealed readFirst = delivered();
    Sealed last = delivered();
    try (Session batch = europol.connection().createSession(Session.SESSION_TRANSACTED);
        MessageProducer intake =
            batch.createProducer(
                batch.createQueue(Queues.intake(europol.id(), Urgency.ORDINARY)))) {
      for (ReceiptItem line :
          List.of(
              rejected(rejectedFirst),
              read(rejectedFirst),
              read(readFirst),
              rejected(readFirst),
              handedOver(last))) {
        intake.send(europol.message(receipt("EUROPOL", line).bytes()));
      }
      batch.commit();
    }
    spoc.nextEntry(Event.HANDED_OVER, last.manifest());
    assertThat(entries(Event.REJECTED_BY_RECIPIENT, rejectedFirst.manifest())).hasSize(1);
    assertThat(entries(Event.READ_BY_OFFICER, rejectedFirst.manifest())).isEmpty();
    assertThat(entries(Event.READ_BY_OFFICER, readFirst.manifest())).hasSize(1);
    assertThat(entries(Event.REJECTED_BY_RECIPIENT, readFirst.manifest())).isEmpty();
  }

  @Test
  void aReadingOfAnothersMessageOrUnderAnotherDigestIsRefused() throws Exception {
    Sealed sent = delivered();
    Sealed other = delivered();
    try (TestAgency police = TestAgency.connect(hub, "FR-POLICE")) {
      refused("FR-POLICE", police, read(sent));
    }
    refused("EUROPOL", europol, line(sent, other.manifest(), HandOver.READ, null));
    refused("EUROPOL", europol, line(sent, Digest.of(new byte[1]), HandOver.READ, null));
    assertThat(entries(Event.READ_BY_OFFICER, sent.manifest())).isEmpty();
    assertThat(entries(Event.READ_BY_OFFICER, other.manifest())).isEmpty();
  }

  @Test
  void onlyWhatWasDispatchedAndNotRejectedCanHaveBeenRead() throws Exception {
    for (String state : List.of("due", "closed", "withdrawn", "rejected")) {
      Sealed sent = delivered();
      // From then on nothing else changes the row.
      spoc.nextEntry(Event.CONSIGNED, sent.manifest());
      state(sent, state);
      refused("EUROPOL", europol, read(sent));
      state(sent, "consigned");
      assertThat(entries(Event.READ_BY_OFFICER, sent.manifest())).as(state).isEmpty();
    }
    // What expired in the inbox may have been taken just before.
    Sealed expired = delivered();
    spoc.nextEntry(Event.CONSIGNED, expired.manifest());
    state(expired, "expired");
    europol.send(receipt("EUROPOL", read(expired)).bytes());
    spoc.nextEntry(Event.READ_BY_OFFICER, expired.manifest());
  }

  private static void state(Sealed sent, String state) throws Exception {
    hub.database()
        .sql(
            "update delivery set state = ? where message = (select number from message where digest = ?)")
        .params(state, sent.manifest().bytes())
        .update();
  }

  @Test
  void aReceiptIsNotRead() throws Exception {
    Sealed sent = delivered();
    Sealed receipt = receipt("EUROPOL", handedOver(sent));
    europol.send(receipt.bytes());
    awaitAtSender(receipt);
    Sealed lie =
        TestMessage.from(hub, "DE-SPOC").to("EUROPOL").receipts(List.of(read(receipt))).seal();
    spoc.send(lie.bytes());
    assertThat(spoc.nextEntry(Event.REFUSED, lie.manifest()).code())
        .isEqualTo(RefusalCode.RECEIPT_INVALID.name());
  }

  private static void refused(String from, TestAgency by, ReceiptItem line) throws Exception {
    Sealed lie = receipt(from, line);
    by.send(lie.bytes());
    assertThat(by.nextEntry(Event.REFUSED, lie.manifest()).code())
        .isEqualTo(RefusalCode.RECEIPT_INVALID.name());
  }

  private static List<Entry> entries(Event event, Digest message) {
    return hub.entries(event).stream().filter(each -> message.equals(each.message())).toList();
  }

  /** Entries about a receipt itself: there are none. */
  private static List<Entry> about(Digest receipt) {
    return List.of(Event.ACCEPTED, Event.RELEASED, Event.CONSIGNED).stream()
        .flatMap(event -> entries(event, receipt).stream())
        .toList();
  }
}
