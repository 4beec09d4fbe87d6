// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.receive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.saola.connectors.compose.Composition;
import org.saola.connectors.compose.DraftRefused;
import org.saola.connectors.home.DurableFiles;
import org.saola.connectors.inbox.OfflineVerify;
import org.saola.connectors.inbox.VerificationTrust;
import org.saola.connectors.log.ClockFile;
import org.saola.connectors.standin.Agency;
import org.saola.connectors.standin.Crafted;
import org.saola.connectors.standin.Federation;
import org.saola.connectors.standin.StandInHub;
import org.saola.message.format.Draft;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.Digest;
import org.saola.message.manifest.Manifest;
import org.saola.message.manifest.TypeId;
import org.saola.message.manifest.Urgency;
import org.saola.message.notice.Entry;
import org.saola.message.notice.Event;
import org.saola.message.request.CaseRequest;
import org.saola.message.request.CaseRequest.RequestUrgency;
import org.saola.message.request.TimeLimit;
import org.saola.message.request.UrgencyGround;

/** What both sides of a case request can see of its clock. */
class ClockFileTest {
  private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");

  @TempDir Path folder;
  private StandInHub hub;
  private Agency asks;
  private Agency asked;
  private Composition.Sealed request;

  @BeforeEach
  void exchange() throws Exception {
    hub = new StandInHub(Federation.DEMO);
    asks = new Agency(folder.resolve("FR-POLICE"), "FR-POLICE", hub);
    asked = new Agency(folder.resolve("EUROPOL"), "EUROPOL", hub);
    request = asks.compose(draft(TimeLimit.URGENT_DIRECTLY_ACCESSIBLE, null, null)).getFirst();
    asked.take(hub.take("FR-POLICE", request.bytes()));
    tell();
  }

  @AfterEach
  void stop() {
    asks.close();
    asked.close();
    hub.close();
  }

  @Test
  void showsBothSidesWhereTheClockStands() throws Exception {
    assertThat(inbox().resolve(ClockFile.NAME)).doesNotExist();
    Instant due = START.plus(Duration.ofHours(8));
    entry(Event.CLOCK_STARTED, 0, "URGENT_DIRECTLY_ACCESSIBLE", due);
    entry(Event.CLOCK_WARNED, 240, "HALF", due);
    tell();
    assertThat(json()).contains("\"RUNNING\"", "\"HALF\"", due.toString());
    entry(Event.CLOCK_PAUSED, 300, null, null);
    tell();
    assertThat(json()).contains("\"PAUSED\"").doesNotContain("\"due\"");
    Instant later = START.plus(Duration.ofHours(20));
    entry(Event.CLOCK_RESUMED, 1000, null, later);
    entry(Event.OVERDUE, 1200, null, later);
    tell();
    assertThat(json()).contains("\"OVERDUE\"", "\"overdue\" : \"" + later);
    assertThat(sent().resolve(ClockFile.NAME)).hasContent(json());
    entry(Event.CLOCK_STOPPED, 1300, "REFUSE", later);
    tell();
    assertThat(json()).contains("\"ANSWERED\"", "\"REFUSE\"", "\"NATIONAL_SECURITY\"");
  }

  @Test
  void theEvidenceOfItIsVerifiedOffline_andTheSummaryAgainstIt() throws Exception {
    entry(Event.CLOCK_STARTED, 0, "OTHER", START.plus(Duration.ofDays(7)));
    entry(Event.OVERDUE, 20_000, null, START.plus(Duration.ofDays(7)));
    tell();
    for (Path place : List.of(inbox(), sent())) {
      var verify = new OfflineVerify(VerificationTrust.ofHomeAround(place));
      assertThat(verify.verify(place)).allMatch(OfflineVerify.Line::holds);
      assertThat(verify.verify(place).toString()).contains("of the log: OVERDUE for EUROPOL");
      Path clock = place.resolve(ClockFile.NAME);
      Files.writeString(clock, Files.readString(clock).replace("OVERDUE", "RUNNING"));
      assertThat(verify.verify(place))
          .filteredOn(line -> !line.holds())
          .extracting(OfflineVerify.Line::path)
          .containsExactly(clock);
    }
  }

  /** A clock that was paused or extended may run longer than its message lives. */
  @Test
  void findsItsFolderAlsoWhenTheMessageHasBeenForgotten() throws Exception {
    DurableFiles.deleteTree(asks.home.state("concluded"));
    Files.createDirectories(asks.home.state("concluded"));
    DurableFiles.deleteTree(asked.home.state("received"));
    Files.createDirectories(asked.home.state("received"));
    entry(Event.CLOCK_STARTED, 0, "OTHER", START.plus(Duration.ofDays(7)));
    tell();
    assertThat(inbox().resolve(ClockFile.NAME)).exists();
    assertThat(sent().resolve(ClockFile.NAME)).hasContent(json());
  }

  @Test
  void theManifestSaysTheTimeLimit_becauseTheHubReadsNothingElse() throws Exception {
    for (TimeLimit limit : TimeLimit.values()) {
      Manifest manifest = asks.compose(draft(limit, null, null)).getFirst().manifest();
      assertThat(TimeLimit.asked(manifest.urgency(), manifest.created(), manifest.respondBy()))
          .isEqualTo(limit);
      assertThat(manifest.urgency() == Urgency.URGENT).isEqualTo(limit.isUrgent());
    }
  }

  @Test
  void aDraftThatSaysOneLimitToTheHubAndAnotherToItsReaderIsRefused() {
    assertThatThrownBy(() -> asks.compose(draft(TimeLimit.OTHER, Urgency.URGENT, null)))
        .isInstanceOf(DraftRefused.class)
        .hasMessageContaining("its time limit is OTHER");
    Instant soon = Instant.now().plus(Duration.ofHours(2));
    assertThatThrownBy(
            () -> asks.compose(draft(TimeLimit.URGENT_INDIRECTLY_ACCESSIBLE, null, soon)))
        .hasMessageContaining("it would be URGENT_DIRECTLY_ACCESSIBLE");
  }

  @Test
  void aRequestWhoseManifestSaysAnotherLimitIsRefusedByItsReader() throws Exception {
    Composition.Sealed direct =
        asks.compose(draft(TimeLimit.URGENT_DIRECTLY_ACCESSIBLE, null, null)).getFirst();
    byte[] changed =
        Crafted.of(hub.take("FR-POLICE", direct.bytes()).getFirst().bytes())
            .resigned("FR-POLICE", manifest -> manifest.remove("respondBy"))
            .bytes();
    asked.reception.take(List.of(changed));
    assertThat(asked.home.inbox().resolve(direct.manifest().id().value())).doesNotExist();
    assertThat(asked.inbox.receipts().all().toString()).contains("CONTENT_REFUSED");
  }

  private static Draft draft(TimeLimit limit, Urgency urgency, Instant respondBy) throws Exception {
    RequestUrgency why =
        limit.isUrgent()
            ? new RequestUrgency(
                UrgencyGround.IMMINENT_RISK_OF_LOSING_RELEVANCE, "a second container")
            : null;
    var part =
        new CaseRequest(
            "SYN-1",
            "Declarations",
            "An investigation",
            "Scales among nuts",
            "Trafficking",
            "Declared there",
            limit,
            why,
            null);
    return Draft.of(new TypeId("case-request/1"), List.of("EUROPOL"), Map.of("request", part))
        .withUrgency(urgency)
        .withRespondBy(respondBy);
  }

  private void entry(Event event, int minutes, String code, Instant due) {
    Manifest manifest = request.manifest();
    hub.record(
        Entry.of(event, START.plus(Duration.ofMinutes(minutes)))
            .message(Digest.of(request.manifestJson()), manifest.id())
            .from(manifest.from())
            .to(new AgencyId("EUROPOL"))
            .type(manifest.type())
            .ground(event == Event.CLOCK_STOPPED ? "NATIONAL_SECURITY" : null)
            .code(code)
            .due(due)
            .build(),
        List.of("FR-POLICE", "EUROPOL"));
  }

  private void tell() throws Exception {
    List<StandInHub.Mail> notices = hub.notices();
    asks.take(notices);
    asked.take(notices);
  }

  private Path inbox() {
    return asked.home.inbox().resolve(request.manifest().id().value());
  }

  private Path sent() {
    return asks.home.sent().resolve(request.manifest().id().value());
  }

  private String json() throws Exception {
    return Files.readString(inbox().resolve(ClockFile.NAME));
  }
}
