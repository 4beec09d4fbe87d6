// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.Year;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.Answer;
import org.saola.message.manifest.Digest;
import org.saola.message.manifest.FieldsOfType;
import org.saola.message.manifest.HandOver;
import org.saola.message.manifest.MessageId;
import org.saola.message.manifest.ReceiptItem;
import org.saola.message.manifest.RefusalGround;
import org.saola.message.manifest.ReplyOutcome;
import org.saola.message.manifest.TypeId;
import org.saola.message.notice.Entry;
import org.saola.message.notice.Event;
import org.saola.message.type.MessageTypes;
import org.saola.pki.directory.DirectoryDocument.Agency;
import org.saola.routes.deadline.CaseFigures;
import org.saola.routes.fixture.TestAgency;
import org.saola.routes.fixture.TestFederation;
import org.saola.routes.fixture.TestHub;
import org.saola.routes.fixture.TestMessage;
import org.saola.routes.fixture.TestMessage.Sealed;

/** Requests and replies that travel through a whole hub, and what it then says of their clocks. */
class CaseClockTest {
  private static TestHub hub;
  private static TestAgency police;
  private static TestAgency spoc;

  @BeforeAll
  static void start() throws Exception {
    hub = TestHub.create();
    hub.start();
    List<String> all = MessageTypes.all().stream().map(type -> type.id().value()).toList();
    List<Agency> agencies =
        hub.directory().document().agencies().stream()
            .map(
                it ->
                    new Agency(
                        it.id(),
                        it.kind(),
                        it.country(),
                        it.thirdCountry(),
                        it.certificates(),
                        all))
            .toList();
    hub.publish(TestFederation.get().next(hub.directory(), agencies, List.of()));
    connect();
  }

  private static void connect() throws Exception {
    police = TestAgency.connect(hub, "FR-POLICE");
    spoc = TestAgency.connect(hub, "DE-SPOC");
  }

  @AfterAll
  static void stop() throws Exception {
    disconnect();
    hub.close();
  }

  private static void disconnect() throws Exception {
    police.close();
    spoc.close();
  }

  @Test
  void aQuestionItsAnswerAndARefusalAreAllToldToBothSides() throws Exception {
    Sealed request = ask();
    Entry started = both(Event.CLOCK_STARTED, request);
    assertThat(started.code()).isEqualTo("OTHER");
    assertThat(started.due()).isEqualTo(started.at().plus(Duration.ofDays(7)));
    assertThat(started.from()).isEqualTo(new AgencyId("FR-POLICE"));
    assertThat(started.to()).isEqualTo(new AgencyId("DE-SPOC"));

    Sealed question = reply(request, new Answer(ReplyOutcome.CLARIFY, null, null));
    both(Event.CLOCK_PAUSED, request);
    Sealed explained =
        message("FR-POLICE", "DE-SPOC", "spontaneous-information/1")
            .json(json -> thread(json, question.id(), request.id()))
            .answering(question.id())
            .seal();
    police.send(explained.bytes());
    both(Event.CLOCK_RESUMED, request);
    Instant until = Instant.now().plus(Duration.ofDays(30)).truncatedTo(ChronoUnit.MILLIS);
    reply(request, new Answer(ReplyOutcome.DELAY, null, until));
    assertThat(both(Event.CLOCK_EXTENDED, request).due()).isEqualTo(until);
    reply(request, new Answer(ReplyOutcome.REFUSE, RefusalGround.NATIONAL_SECURITY, null));
    Entry stopped = both(Event.CLOCK_STOPPED, request);
    assertThat(stopped.code()).isEqualTo("REFUSE");
    assertThat(stopped.rules()).containsExactly("NATIONAL_SECURITY");
  }

  @Test
  void whatWasSentBackUnreadWasNotReceived() throws Exception {
    Sealed request = ask();
    both(Event.CLOCK_STARTED, request);
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    var line =
        new ReceiptItem(request.id(), request.manifest(), HandOver.REJECTED, "SEAL_BROKEN", now);
    spoc.send(
        TestMessage.from(hub, "DE-SPOC").to("FR-POLICE").receipts(List.of(line)).seal().bytes());
    assertThat(both(Event.CLOCK_STOPPED, request).code()).isEqualTo("REJECTED");
  }

  /** The clock is moved instead of waited for: eight days back, of seven. */
  @Test
  void aHubThatWasDownPastTheMomentSaysSoWhenItIsBack() throws Exception {
    Sealed request = ask();
    Instant received = both(Event.CLOCK_STARTED, request).at();
    Instant earlier = received.minus(Duration.ofDays(8));
    disconnect();
    hub.database()
        .sql("update deadline set running_since = ?, next_at = ? where request = ?")
        .param(earlier.atOffset(ZoneOffset.UTC))
        .param(earlier.plus(Duration.ofHours(84)).atOffset(ZoneOffset.UTC))
        .param(request.manifest().bytes())
        .update();
    hub.stop();
    hub.start();
    connect();
    both(Event.CLOCK_WARNED, request);
    both(Event.CLOCK_WARNED, request);
    Entry overdue = both(Event.OVERDUE, request);
    assertThat(overdue.due()).isEqualTo(earlier.plus(Duration.ofDays(7)));
    assertThat(overdue.at()).isAfter(received);
    reply(request, new Answer(ReplyOutcome.PROVIDE, null, null));
    both(Event.CLOCK_STOPPED, request);
    assertThat(
            hub.entries(Event.OVERDUE).stream()
                .filter(entry -> request.manifest().equals(entry.message())))
        .hasSize(1);
    try (OfflineHub books = OfflineHub.open(hub.home(), new SecureRandom())) {
      OfflineHub.CaseRequests found =
          books.caseRequests(Year.from(received.atOffset(ZoneOffset.UTC)), done -> {});
      assertThat(found.log().findings()).isEmpty();
      List<CaseFigures.Row> rows = found.tables().rows();
      assertThat(rows).extracting(CaseFigures.Row::requesting).containsOnly("FR");
      assertThat(rows).extracting(CaseFigures.Row::requested).containsOnly("DE");
      assertThat(rows.stream().mapToLong(CaseFigures.Row::received).sum())
          .isEqualTo(hub.entries(Event.CLOCK_STARTED).size());
      assertThat(rows.stream().mapToLong(CaseFigures.Row::overdue).sum()).isEqualTo(1);
    }
  }

  private static Sealed ask() throws Exception {
    Sealed request = message("FR-POLICE", "DE-SPOC", "case-request/1").seal();
    police.send(request.bytes());
    return request;
  }

  private static Sealed reply(Sealed request, Answer answer) throws Exception {
    Sealed reply =
        message("DE-SPOC", "FR-POLICE", "case-reply/1")
            .answering(request.id())
            .fields(new FieldsOfType(null, answer, null, null))
            .seal();
    spoc.send(reply.bytes());
    return reply;
  }

  private static TestMessage message(String from, String to, String type) {
    return TestMessage.from(hub, from)
        .to(to)
        .plainPartsOf(MessageTypes.find(new TypeId(type)).orElseThrow());
  }

  /**
   * The fixture has a message answer the one that began its thread; here it answers a later one.
   */
  private static String thread(String json, MessageId answered, MessageId thread) {
    return json.replace("\"thread\":\"" + answered, "\"thread\":\"" + thread);
  }

  private static Entry both(Event event, Sealed request) throws Exception {
    Digest message = request.manifest();
    Entry entry = police.nextEntry(event, message);
    assertThat(spoc.nextEntry(event, message)).isEqualTo(entry);
    return entry;
  }
}
