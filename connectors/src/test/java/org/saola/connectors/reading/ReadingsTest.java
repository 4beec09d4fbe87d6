// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.saola.connectors.compose.Composition;
import org.saola.connectors.home.DurableFiles;
import org.saola.connectors.inbox.OfflineVerify;
import org.saola.connectors.inbox.VerificationTrust;
import org.saola.connectors.reading.ReadingRefused.Code;
import org.saola.connectors.send.Kept;
import org.saola.connectors.send.Outcome;
import org.saola.connectors.standin.Agency;
import org.saola.connectors.standin.Federation;
import org.saola.connectors.standin.Samples;
import org.saola.connectors.standin.StandInHub;
import org.saola.connectors.standin.StandInHub.Mail;
import org.saola.message.json.StrictJson;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.HandOver;
import org.saola.message.manifest.MessageId;
import org.saola.message.manifest.ReceiptItem;

/** Who opens a message is recorded first; its sender learns once that somebody did. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReadingsTest {
  private static final Reader OFFICER = new Reader("f3b1c0de-0001", "Agnès Martin");
  private static final Reader COLLEAGUE = new Reader("f3b1c0de-0002", "Jan de Vries");
  private static final String WHY = "Case 2026/117: who carried the scales";

  private Path folder;
  private StandInHub hub;
  private Agency customs;
  private Agency police;
  private Agency cites;
  private Readings readings;
  private MessageId id;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    this.folder = folder;
    hub = new StandInHub(Federation.DEMO);
    customs = agency("NL-CUSTOMS");
    police = agency("FR-POLICE");
    cites = agency("BE-CITES");
    readings = readings(police);
  }

  @AfterAll
  void stop() {
    Stream.of(customs, police, cites).forEach(Agency::close);
    hub.close();
  }

  /** A seizure with persons: the police were given them, the CITES authority was not. */
  @BeforeEach
  void receive() throws Exception {
    id = send();
  }

  private Agency agency(String name) throws Exception {
    return new Agency(folder.resolve(name), name, hub);
  }

  private static Readings readings(Agency agency) throws Exception {
    return new Readings(agency.home, agency.inbox, agency.alarms, Clock.systemUTC());
  }

  private void restart() throws Exception {
    police.close();
    police = agency("FR-POLICE");
    police.receipts.recover(police.outgoing.load());
    readings = readings(police);
  }

  private MessageId send() throws Exception {
    Composition.Sealed message = customs.compose(Samples.draft()).getFirst();
    List<Mail> mail = hub.take("NL-CUSTOMS", message.bytes());
    police.take(mail);
    cites.take(mail);
    tellAll();
    return message.manifest().id();
  }

  private void tellAll() throws Exception {
    List<Mail> notices = hub.notices();
    for (Agency agency : List.of(customs, police, cites)) {
      agency.take(notices);
    }
  }

  /** What waits for a receipt travels, and everybody is told of it. */
  private void exchangeReceipts() throws Exception {
    for (byte[] receipt : police.takeReceipts()) {
      assertThat(new String(receipt, StandardCharsets.ISO_8859_1))
          .doesNotContain(OFFICER.subject())
          .doesNotContain("Martin");
      customs.take(hub.take("FR-POLICE", receipt));
    }
    tellAll();
  }

  private static Path received(Agency agency, MessageId message) {
    return agency.home.inbox().resolve(message.value());
  }

  private List<HandOver> pending() throws Exception {
    return police
        .inbox
        .receipts()
        .all()
        .getOrDefault(new AgencyId("NL-CUSTOMS"), List.of())
        .stream()
        .filter(line -> line.id().equals(id))
        .map(ReceiptItem::outcome)
        .toList();
  }

  /** The messages of which receipts that were kept say so. */
  private List<MessageId> kept(HandOver outcome) throws Exception {
    List<MessageId> lines = new ArrayList<>();
    for (Kept kept : police.outgoing.load()) {
      police.outgoing.manifest(kept.id()).receipts().stream()
          .filter(line -> line.outcome() == outcome)
          .forEach(line -> lines.add(line.id()));
    }
    return lines;
  }

  private Outcome.Recipient outcome(String agency) throws Exception {
    return customs.sent.outcome(id).orElseThrow().recipients().stream()
        .filter(one -> one.agency().value().equals(agency))
        .findFirst()
        .orElseThrow();
  }

  private void assertRecordHolds() throws Exception {
    assertThat(RecordCheck.run(police.home, reading -> {}).breaks()).isEmpty();
  }

  @Test
  void whoReadsPersonalDataSaysWhy_andNothingIsOpenedWithout() throws Exception {
    Path message = received(police, id);
    assertThat(readings.reasonNeeded(message)).isTrue();

    for (String none : new String[] {null, "", " \t\n"}) {
      ReadingRefused refused =
          catchThrowableOfType(ReadingRefused.class, () -> readings.opened(message, OFFICER, none));
      assertThat(refused.code()).isEqualTo(Code.REASON_NEEDED);
    }
    for (String bad : new String[] {"x".repeat(1001), "a\u0007b", "a\ud800b"}) {
      ReadingRefused refused =
          catchThrowableOfType(ReadingRefused.class, () -> readings.opened(message, OFFICER, bad));
      assertThat(refused.code()).isEqualTo(Code.REASON_UNUSABLE);
    }
    assertThat(readings.of(id)).isEmpty();
    assertThat(pending()).containsExactly(HandOver.HANDED_OVER);

    assertThat(readings.opened(message, OFFICER, " Case 2026/117:\r\n who ").reason())
        .isEqualTo("Case 2026/117: who");
  }

  @Test
  void noReasonIsNeededWhereNoPersonalDataWasGiven_thoughTheMessageHasSome() throws Exception {
    Path message = received(cites, id);
    Readings there = readings(cites);
    assertThat(there.reasonNeeded(message)).isFalse();

    there.opened(message, OFFICER, null);
    there.opened(message, OFFICER, "asked by the head of unit");

    assertThat(there.of(id))
        .extracting(Reading::reason)
        .containsExactly(null, "asked by the head of unit");
  }

  @Test
  void theSenderLearnsThatItWasRead_andNotByWhom_andTheRecordSaysBoth() throws Exception {
    readings.opened(received(police, id), OFFICER, WHY);
    assertThat(pending()).containsExactly(HandOver.HANDED_OVER, HandOver.READ);

    exchangeReceipts();

    assertThat(pending()).isEmpty();
    assertThat(outcome("FR-POLICE").read()).isNotNull();
    assertThat(outcome("FR-POLICE").handedOver()).isNotNull();
    assertThat(outcome("BE-CITES").read()).isNull();
    assertThat(police.outgoing.count(Kept.Kind.RECEIPT)).isZero();
    OfflineVerify verify = new OfflineVerify(VerificationTrust.ofHomeAround(received(police, id)));
    assertThat(verify.verify(received(police, id))).allMatch(OfflineVerify.Line::holds);

    readings.opened(received(police, id), COLLEAGUE, "second look");
    readings.opened(received(police, id), OFFICER, "third look");
    assertThat(pending()).isEmpty();
    assertThat(readings.of(id))
        .extracting(Reading::name, Reading::reason)
        .containsExactly(
            tuple("Agnès Martin", WHY),
            tuple("Jan de Vries", "second look"),
            tuple("Agnès Martin", "third look"));
    assertThat(readings.of(send())).isEmpty();
    assertRecordHolds();
  }

  @Test
  void readingAfterTheHandOverWasTold() throws Exception {
    exchangeReceipts();
    assertThat(outcome("FR-POLICE").handedOver()).isNotNull();
    assertThat(outcome("FR-POLICE").read()).isNull();

    readings.opened(received(police, id), OFFICER, WHY);

    assertThat(pending()).containsExactly(HandOver.READ);
    exchangeReceipts();
    assertThat(outcome("FR-POLICE").read()).isNotNull();
  }

  @Test
  void manyWhoOpenAtOnceAreAllRecorded_andEachMessageIsToldOnce() throws Exception {
    MessageId other = send();
    int each = 12;
    CountDownLatch together = new CountDownLatch(1);
    List<Future<Reading>> opened = new ArrayList<>();
    try (ExecutorService officers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < each; i++) {
        Reader officer = new Reader("subject-" + i, "Officer " + i);
        for (MessageId message : List.of(id, other)) {
          Callable<Reading> open =
              () -> {
                together.await();
                return readings.opened(received(police, message), officer, "all at once");
              };
          opened.add(officers.submit(open));
        }
      }
      together.countDown();
      // Receipts are made meanwhile, as the connector does.
      for (int i = 0; i < 10; i++) {
        police.receipts.send();
      }
    }
    for (Future<Reading> one : opened) {
      assertThat(one.get()).isNotNull();
    }
    police.receipts.send();

    assertThat(readings.of(id)).extracting(Reading::subject).doesNotHaveDuplicates().hasSize(each);
    assertThat(readings.of(other)).hasSize(each);
    assertRecordHolds();
    assertThat(kept(HandOver.READ)).containsOnlyOnce(id, other);
    assertThat(kept(HandOver.HANDED_OVER)).containsOnlyOnce(id, other);
  }

  /** Nothing was shown then: the next who opens it is the first who reads it. */
  @Test
  void crashBetweenRecordAndReceipt_nextOpeningTellsIt() throws Exception {
    Path message = received(police, id);
    Path sender = police.home.state("receipts").resolve("NL-CUSTOMS");
    Path aside = sender.resolveSibling(".aside");
    Files.move(sender, aside);
    Files.writeString(sender, "in the way");
    assertThatThrownBy(() -> readings.opened(message, OFFICER, WHY))
        .isInstanceOf(IOException.class);
    Files.delete(sender);
    Files.move(aside, sender);

    restart();
    assertThat(pending()).containsExactly(HandOver.HANDED_OVER);
    readings.opened(message, COLLEAGUE, WHY);

    assertThat(pending()).containsExactly(HandOver.HANDED_OVER, HandOver.READ);
    assertThat(readings.of(id)).extracting(Reading::name).contains(COLLEAGUE.name());
    assertRecordHolds();
  }

  @Test
  void crashBehindTheReceiptsLine_itIsNotToldTwice() throws Exception {
    readings.opened(received(police, id), OFFICER, WHY);
    restart();
    assertThat(pending()).containsExactly(HandOver.HANDED_OVER, HandOver.READ);
    readings.opened(received(police, id), OFFICER, WHY);
    assertThat(pending()).containsExactly(HandOver.HANDED_OVER, HandOver.READ);
  }

  @Test
  void crashBetweenKeepingTheReceiptAndDroppingItsLines_itIsNotToldTwice() throws Exception {
    readings.opened(received(police, id), OFFICER, WHY);
    Path lines = police.home.state("receipts").resolve("NL-CUSTOMS");
    Map<Path, byte[]> before = new HashMap<>();
    for (Path file : DurableFiles.list(lines)) {
      before.put(file, Files.readAllBytes(file));
    }
    police.receipts.send();
    for (Map.Entry<Path, byte[]> file : before.entrySet()) {
      Files.write(file.getKey(), file.getValue());
    }
    DurableFiles.clear(police.home.state("read"));

    restart();
    readings.opened(received(police, id), OFFICER, WHY);
    police.receipts.send();

    assertThat(kept(HandOver.READ)).containsOnlyOnce(id);
    assertThat(kept(HandOver.HANDED_OVER)).containsOnlyOnce(id);
    assertThat(pending()).isEmpty();
  }

  @Test
  void messageThatWasChangedIsNotOpened() throws Exception {
    Path manifest = received(police, id).resolve("manifest.json");
    String text = Files.readString(manifest);
    assertThat(text).contains("\"nominal\":true");
    Files.writeString(manifest, text.replace("\"nominal\":true", "\"nominal\":false"));

    assertThatThrownBy(() -> readings.opened(received(police, id), OFFICER, null))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("was changed since it was received");

    assertThat(readings.of(id)).isEmpty();
    assertThat(pending()).containsExactly(HandOver.HANDED_OVER);
  }

  @Test
  void whatIsFirstReadLongAfterItExpiredIsRecorded_andNotTold() throws Exception {
    MessageId unread = id;
    MessageId read = send();
    readings.opened(received(police, read), OFFICER, WHY);
    exchangeReceipts();
    Path mark = police.home.state("read").resolve(read + ".NL-CUSTOMS.json");
    police.inbox.tidy();
    assertThat(mark).exists();
    Clock later = Clock.offset(Clock.systemUTC(), Duration.ofDays(400));
    try (Agency years =
        new Agency(
            police.home.root(), "FR-POLICE", hub, Federation.defaults(), later, step -> {})) {
      years.inbox.tidy();
      assertThat(mark).doesNotExist();
      Readings there = new Readings(years.home, years.inbox, years.alarms, later);

      there.opened(received(police, unread), OFFICER, WHY);
      there.opened(received(police, read), OFFICER, WHY);

      assertThat(there.of(unread)).hasSize(1);
      assertThat(years.inbox.receipts().all()).isEmpty();
    }
    assertRecordHolds();
  }

  /** The record's end can be made anew by whoever writes its files; the hub's log cannot. */
  @Test
  void firstReadingThatTheRecordHasLostIsMissed() throws Exception {
    readings.opened(received(police, id), OFFICER, WHY);
    exchangeReceipts();
    assertRecordHolds();
    Path record = police.home.state("consultations");
    Path aside = record.resolveSibling("consultations-aside");
    Files.move(record, aside);

    assertThat(RecordCheck.run(police.home, reading -> {}).breaks())
        .anyMatch(it -> it.file().contains(id.value()) && it.what().contains("no line says"));

    Files.move(aside, record);
    assertRecordHolds();
  }

  @Test
  void readersHaveAUsableName() {
    for (String bad : new String[] {"", " ", "a\nb", "x".repeat(301)}) {
      assertThatThrownBy(() -> new Reader("subject", bad))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> new Reader(bad, "name"))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void lineHoldsWhatTheLawAsksFor() throws Exception {
    Reading reading = readings.opened(received(police, id), OFFICER, WHY);
    Path month = RecordFiles.of(police.home).months().getLast();
    assertThat(Files.readAllLines(month))
        .last()
        .asString()
        .contains(OFFICER.subject(), OFFICER.name(), id.value(), "NL-CUSTOMS", WHY)
        .isEqualTo(new String(StrictJson.write(reading), StandardCharsets.UTF_8));
  }
}
