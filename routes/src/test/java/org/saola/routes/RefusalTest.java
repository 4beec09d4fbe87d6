// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.Digest;
import org.saola.message.manifest.HandOver;
import org.saola.message.manifest.Level;
import org.saola.message.manifest.Part;
import org.saola.message.manifest.ReceiptItem;
import org.saola.message.manifest.Urgency;
import org.saola.message.notice.Entry;
import org.saola.message.notice.Event;
import org.saola.pki.seal.SealedMessage;
import org.saola.routes.broker.Broker;
import org.saola.routes.broker.BrokerSession;
import org.saola.routes.broker.Labels;
import org.saola.routes.broker.Queues;
import org.saola.routes.broker.Taken;
import org.saola.routes.fixture.TestAgency;
import org.saola.routes.fixture.TestHub;
import org.saola.routes.fixture.TestMessage;
import org.saola.routes.fixture.TestMessage.Sealed;

/** Every refusal has its code, is recorded, and keeps the bytes for the operator. */
class RefusalTest {
  private static final byte[] GARBAGE = "no message at all".getBytes(StandardCharsets.UTF_8);

  private static TestHub hub;
  private static TestAgency customs;

  @BeforeAll
  static void start() throws Exception {
    hub = TestHub.shared();
    customs = TestAgency.connect(hub, "NL-CUSTOMS");
  }

  @AfterAll
  static void disconnect() throws Exception {
    customs.close();
  }

  private static TestMessage report() {
    return TestMessage.from(hub, "NL-CUSTOMS").to("FR-POLICE").report();
  }

  static Stream<Arguments> bad() throws Exception {
    hub = TestHub.shared();
    return Stream.of(
        arguments(RefusalCode.MALFORMED, GARBAGE),
        arguments(RefusalCode.MALFORMED, new byte[0]),
        arguments(RefusalCode.MALFORMED, SealedMessage.data(GARBAGE)),
        arguments(RefusalCode.TOO_LARGE, new byte[1024 * 1024 + 1]),
        arguments(RefusalCode.BAD_SIGNATURE, tamperedManifest()),
        arguments(RefusalCode.NOT_THE_SENDER, bytes(report().signedBy("BE-CITES"))),
        arguments(
            RefusalCode.WRONG_INTAKE,
            bytes(TestMessage.from(hub, "BE-CITES").to("FR-POLICE").report())),
        arguments(
            RefusalCode.UNKNOWN_FIELD,
            bytes(report().json(json -> json.replaceFirst("\\{", "{\"remark\":\"x\",")))),
        arguments(
            RefusalCode.DUPLICATE_FIELD,
            bytes(report().json(json -> json.replaceFirst("\\{", "{\"version\":1,")))),
        arguments(
            RefusalCode.INVALID_MANIFEST,
            bytes(
                report().json(json -> json.replace("\"urgency\":\"ORDINARY\"", "\"urgency\":7")))),
        arguments(
            RefusalCode.SUITE_NOT_ALLOWED,
            bytes(report().json(json -> json.replace("\"suite\":1", "\"suite\":2")))),
        arguments(RefusalCode.OTHER_FEDERATION, bytes(report().federation("other"))),
        arguments(RefusalCode.WRONG_LANE, bytes(report().urgent())),
        arguments(
            RefusalCode.EXPIRED,
            bytes(
                report().created(Instant.now().minusSeconds(60)).lifetime(Duration.ofSeconds(1)))),
        arguments(
            RefusalCode.FROM_THE_FUTURE, bytes(report().created(Instant.now().plusSeconds(3600)))),
        arguments(RefusalCode.EXPIRY_TOO_FAR, bytes(report().lifetime(Duration.ofDays(91)))),
        arguments(RefusalCode.UNKNOWN_TYPE, bytes(report().type("rumour/1"))),
        arguments(
            RefusalCode.TYPE_NOT_ACCEPTED,
            bytes(
                TestMessage.from(hub, "NL-CUSTOMS")
                    .to("TWIX")
                    .type("case-request/1")
                    .part("request", false, List.of("TWIX")))),
        arguments(
            RefusalCode.UNKNOWN_RECIPIENT,
            bytes(
                TestMessage.from(hub, "NL-CUSTOMS")
                    .to("FR-POLICE", "XX-NOBODY")
                    .part("report", false, List.of("FR-POLICE")))),
        arguments(RefusalCode.UNKNOWN_DIRECTORY, bytes(report().directory(Digest.of(GARBAGE)))),
        arguments(RefusalCode.LEVEL_TOO_HIGH, bytes(report().level(Level.RESTREINT_UE))),
        arguments(
            RefusalCode.PARTS_MISMATCH,
            bytes(report().sequence(list -> new ArrayList<>(list.subList(0, 1))))),
        arguments(
            RefusalCode.PARTS_MISMATCH,
            bytes(
                TestMessage.from(hub, "NL-CUSTOMS")
                    .to("FR-POLICE")
                    .part("persons", true, List.of("FR-POLICE")))),
        arguments(
            RefusalCode.PARTS_MISMATCH,
            bytes(report().part("persons", false, List.of("FR-POLICE")))),
        arguments(RefusalCode.SEALED_DIGEST_MISMATCH, bytes(swappedParts())),
        arguments(
            RefusalCode.HIDDEN_RECIPIENT,
            bytes(
                TestMessage.from(hub, "NL-CUSTOMS")
                    .to("FR-POLICE")
                    .part(
                        "report", false, List.of("FR-POLICE"), List.of("FR-POLICE", "BE-CITES")))),
        arguments(
            RefusalCode.PARTNER_WITH_NOMINAL,
            bytes(
                TestMessage.from(hub, "NL-CUSTOMS")
                    .to("FR-POLICE", "TWIX")
                    .report()
                    .part("persons", true, List.of("FR-POLICE")))),
        arguments(
            RefusalCode.GROUP_MISMATCH,
            bytes(
                TestMessage.from(hub, "NL-CUSTOMS")
                    .via("BE-CITES", "@police")
                    .part("report", false, List.of("BE-CITES")))),
        arguments(
            RefusalCode.GROUP_MISMATCH,
            bytes(
                TestMessage.from(hub, "NL-CUSTOMS")
                    .via("FR-POLICE", "@empty")
                    .part("report", false, List.of("FR-POLICE")))),
        arguments(RefusalCode.PARTS_MISMATCH, bytes(report().parts(RefusalTest::claimed))),
        arguments(
            RefusalCode.CLAIM_CHECK_MISSING,
            bytes(report().parts(RefusalTest::claimed).sequence(list -> List.of(list.getFirst())))),
        arguments(
            RefusalCode.RECEIPT_INVALID,
            bytes(TestMessage.from(hub, "NL-CUSTOMS").to("FR-POLICE").receipts(unknownLine()))),
        arguments(
            RefusalCode.NO_PERMITTED_RECIPIENT,
            bytes(TestMessage.from(hub, "NL-CUSTOMS").to("BR-CUSTOMS").report())));
  }

  private static byte[] bytes(TestMessage message) {
    return message.seal().bytes();
  }

  /** Still JSON, still within its CMS structure, but not what was signed. */
  private static byte[] tamperedManifest() {
    byte[] bytes = bytes(report());
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    int place = text.indexOf("\"tlp\":\"AMBER\"") + "\"tlp\":\"A".length();
    bytes[place] = 'N';
    return bytes;
  }

  private static TestMessage swappedParts() {
    return report()
        .part("persons", true, List.of("FR-POLICE"))
        .sequence(
            list -> {
              Collections.swap(list, 1, 2);
              return list;
            });
  }

  private static Part claimed(Part part) {
    return new Part(
        part.name(),
        part.mediaType(),
        part.size(),
        part.nominal(),
        part.to(),
        part.sealed(),
        part.content(),
        true);
  }

  private static List<ReceiptItem> unknownLine() {
    return List.of(
        new ReceiptItem(
            TestMessage.from(hub, "FR-POLICE").id(),
            Digest.of(GARBAGE),
            HandOver.HANDED_OVER,
            null,
            Instant.parse("2026-01-01T00:00:00Z")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("bad")
  void isRefusedRecordedAndKept(RefusalCode code, byte[] message) throws Exception {
    Digest bytes = Digest.of(message);
    customs.send(message);

    TestHub.await(() -> kept(bytes).size() == 1);
    Kept kept = kept(bytes).getFirst();
    assertThat(kept.code()).as(kept.detail()).isEqualTo(code.name());
    TestHub.await(() -> held(kept.number(), message));
    Entry entry = refusal(kept);
    assertThat(entry.code()).isEqualTo(code.name());
    assertThat(entry.from()).isEqualTo(new AgencyId("NL-CUSTOMS"));
    assertThat(entry.detail()).isNotBlank();
  }

  @Test
  void theSenderIsToldWithProof() throws Exception {
    Sealed sent = report().level(Level.SECRET_UE).seal();
    try (TestAgency spoc = TestAgency.connect(hub, "DE-SPOC")) {
      Sealed own =
          TestMessage.from(hub, "DE-SPOC").to("FR-POLICE").report().level(Level.SECRET_UE).seal();
      spoc.send(own.bytes());
      Entry told = spoc.nextEntry(Event.REFUSED);
      assertThat(told.code()).isEqualTo(RefusalCode.LEVEL_TOO_HIGH.name());
      assertThat(told.message()).isEqualTo(own.manifest());
      assertThat(told.id()).isEqualTo(sent.id().equals(own.id()) ? null : own.id());
    }
  }

  @Test
  void sameRefusedBytesAreWrittenOnce() throws Exception {
    byte[] message = bytes(report().federation("elsewhere"));
    customs.send(message);
    TestHub.await(() -> kept(Digest.of(message)).size() == 1);
    Kept kept = kept(Digest.of(message)).getFirst();
    TestHub.await(() -> held(kept.number(), message));
    customs.send(message);
    customs.send(message);
    TestHub.await(
        () -> hub.bean(Broker.class).waiting(Queues.intake(customs.id(), Urgency.ORDINARY)) == 0);
    assertThat(kept(Digest.of(message))).hasSize(1);
    assertThat(hub.entries(Event.REFUSED).stream().filter(each -> isAbout(each, kept))).hasSize(1);
  }

  private record Kept(long number, String code, String detail, Digest name) {}

  private static List<Kept> kept(Digest bytes) {
    return hub.database()
        .sql(
            "select number, code, detail, coalesce(message, bytes) as name from kept where bytes = ?")
        .param(bytes.bytes())
        .query(
            (row, index) ->
                new Kept(
                    row.getLong("number"),
                    row.getString("code"),
                    row.getString("detail"),
                    Digest.ofHash(row.getBytes("name"))))
        .list();
  }

  /** Whether the broker keeps those very bytes; they are left where they are. */
  private static boolean held(long number, byte[] message) {
    try (BrokerSession session =
        hub.bean(Broker.class).open(Queues.INVALID, Labels.NUMBER, String.valueOf(number))) {
      List<Taken> taken = session.takeWaiting(2);
      session.rollback();
      return taken.size() == 1 && java.util.Arrays.equals(taken.getFirst().body(), message);
    }
  }

  private static Entry refusal(Kept kept) {
    return hub.entries(Event.REFUSED).stream()
        .filter(each -> isAbout(each, kept))
        .findFirst()
        .orElseThrow();
  }

  private static boolean isAbout(Entry entry, Kept kept) {
    return kept.name().equals(entry.message()) && kept.code().equals(entry.code());
  }
}
