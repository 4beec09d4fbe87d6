// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.saola.message.json.StrictJson;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.Digest;
import org.saola.message.manifest.EarlierMessage;
import org.saola.message.manifest.MessageId;
import org.saola.message.manifest.TypeId;
import org.saola.message.notice.Event;
import org.saola.message.notice.Holders;
import org.saola.message.type.MessageTypes;
import org.saola.routes.fixture.TestAgency;
import org.saola.routes.fixture.TestFederation;
import org.saola.routes.fixture.TestFields;
import org.saola.routes.fixture.TestHub;
import org.saola.routes.fixture.TestMessage;
import org.saola.routes.fixture.TestMessage.Sealed;

/** {@code GET /holders/...}, asked of a whole hub over real TLS. */
class HoldersTest {
  private static final String ORIGINATOR = "NL-CUSTOMS";
  private static final String[] BOTH = {"DE-SPOC", "FR-POLICE"};
  private static final TestFederation FEDERATION = TestFederation.get();

  private static TestHub hub;
  private static TestAgency originator;
  private static Sealed target;

  @BeforeAll
  static void start() throws Exception {
    hub = TestHub.create();
    hub.start();
    hub.publish(FEDERATION.takingEveryType(hub.directory()));
    originator = TestAgency.connect(hub, ORIGINATOR);
    target = taken(TestMessage.from(hub, ORIGINATOR).to(BOTH).report());
  }

  @AfterAll
  static void stop() throws Exception {
    originator.close();
    hub.close();
  }

  private static Sealed taken(TestMessage message) throws Exception {
    Sealed sealed = message.seal();
    originator.send(sealed.bytes());
    TestHub.await(
        () ->
            hub.entries(Event.CONSIGNED).stream()
                .anyMatch(entry -> sealed.manifest().equals(entry.message())));
    return sealed;
  }

  private static Sealed said(String word, Sealed of) throws Exception {
    TypeId type = new TypeId(word);
    return taken(
        TestMessage.from(hub, ORIGINATOR)
            .to(BOTH)
            .answering(of.id())
            .plainPartsOf(MessageTypes.find(type).orElseThrow())
            .fields(TestFields.of(type, new EarlierMessage(of.id(), of.manifest()))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"recall/1", "erasure/1"})
  void whomSuchAWordHasReachedIsLeftOut(String word) throws Exception {
    Sealed message = taken(TestMessage.from(hub, ORIGINATOR).to(BOTH).report());
    assertThat(holders(message, "")).containsExactly(BOTH);
    assertThat(holders(message, "?untold=" + word)).containsExactly(BOTH);
    said(word, message);
    assertThat(holders(message, "?untold=" + word)).isEmpty();
    assertThat(holders(message, "?untold=correction/1")).as("another word").containsExactly(BOTH);
    assertThat(holders(message, "")).as("who has it").containsExactly(BOTH);
  }

  @Test
  void ofCorrectionsTheNamedOneCounts() throws Exception {
    Sealed message = taken(TestMessage.from(hub, ORIGINATOR).to(BOTH).report());
    Sealed correction = said("correction/1", message);
    assertThat(holders(message, "?untold=correction/1")).containsExactly(BOTH);
    assertThat(holders(message, "?untold=correction/1&since=" + correction.id())).isEmpty();
    MessageId none = MessageId.next(Clock.systemUTC(), new Random(5));
    assertThat(holders(message, "?untold=correction/1&since=" + none))
        .as("which has reached nobody")
        .containsExactly(BOTH);
  }

  @ParameterizedTest
  @CsvSource({
    "untold=, untold names a word",
    "untold=recall, untold names a word",
    "untold=recall/2, untold names a word",
    "untold=RECALL/1, untold names a word",
    "untold=seizure-report/1, untold names a word",
    "untold=recall/1&untold=erasure/1, untold names a word",
    "untold=correction/1&since=, since names a message",
    "untold=correction/1&since=7, since names a message",
    "untold=correction/1&since=00000000-0000-4000-8000-000000000000, since names a message",
    "since=0190163d-8694-739b-aea5-966c26f8ad91, since goes with untold",
  })
  void whatIsNoWordOrNoMessageIsAnsweredWithACodeAndASentence(String query, String sentence)
      throws Exception {
    for (String agency : List.of(ORIGINATOR, "EUROPOL")) {
      HttpResponse<String> response = get(agency, target.manifest(), "?" + query);
      assertThat(response.statusCode()).isEqualTo(400);
      assertThat(response.body()).startsWith("{\"code\":\"INVALID\"").contains(sentence);
    }
  }

  /** Also one who has the message: who else has it is the originator's affair. */
  @ParameterizedTest
  @ValueSource(strings = {"", "?untold=recall/1", "?untold=correction/1&since=ID"})
  void whoHasNotSentItLearnsNothing(String query) throws Exception {
    String asked = query.replace("ID", target.id().value());
    Digest unknown = Digest.of(new byte[] {7});
    String nothing = get("EUROPOL", unknown, asked).body();
    for (String agency : List.of("EUROPOL", "FR-POLICE")) {
      HttpResponse<String> response = get(agency, target.manifest(), asked);
      assertThat(response.statusCode()).isEqualTo(404);
      assertThat(response.body()).contains("NOT_FOUND").isEqualTo(nothing);
    }
    assertThat(get(ORIGINATOR, unknown, asked).statusCode()).isEqualTo(404);
  }

  private static List<String> holders(Sealed message, String query) throws Exception {
    HttpResponse<String> response = get(ORIGINATOR, message.manifest(), query);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return StrictJson.read(response.body().getBytes(), Holders.class).agencies().stream()
        .map(AgencyId::value)
        .toList();
  }

  private static HttpResponse<String> get(String agency, Digest message, String query)
      throws Exception {
    try (HttpClient client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .sslContext(FEDERATION.keystore(agency).tls(FEDERATION.authority().anchor()))
            .build()) {
      URI address =
          URI.create(
              "https://localhost:%d/holders/%s%s".formatted(hub.httpsPort(), message, query));
      return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
    }
  }
}
