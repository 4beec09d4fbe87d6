// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.receive;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.saola.connectors.home.Alarms;
import org.saola.connectors.receive.DeliveryRefused.Code;
import org.saola.connectors.standin.Agency;
import org.saola.connectors.standin.Crafted;
import org.saola.connectors.standin.Federation;
import org.saola.connectors.standin.Samples;
import org.saola.connectors.standin.StandInHub;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.Digest;
import org.saola.message.manifest.HandOver;
import org.saola.message.manifest.ReceiptItem;
import org.saola.message.notice.Event;
import org.saola.message.notice.ReleaseNote;
import org.saola.message.notice.SaltedEntry;
import org.saola.pki.certificate.CertificatePurpose;
import org.saola.pki.directory.DirectoryDocument;
import org.saola.pki.seal.PartContext;
import org.saola.pki.seal.PartSealer;

/** Each check on what the hub delivers, broken once: nothing reaches the inbox. */
class DeliveryChecksTest {
  @TempDir Path folder;
  private StandInHub hub;
  private Agency customs;
  private Agency cites;

  @BeforeEach
  void start() throws Exception {
    hub = new StandInHub(Federation.DEMO);
    customs = new Agency(folder.resolve("NL-CUSTOMS"), "NL-CUSTOMS", hub);
    cites = new Agency(folder.resolve("BE-CITES"), "BE-CITES", hub);
  }

  @AfterEach
  void stop() {
    customs.close();
    cites.close();
    hub.close();
  }

  /** For BE-CITES: report released, persons withheld. */
  private Crafted delivery() throws Exception {
    byte[] message = customs.compose(Samples.draft()).getFirst().bytes();
    return hub.take("NL-CUSTOMS", message).stream()
        .filter(mail -> mail.agency().equals("BE-CITES"))
        .map(mail -> Crafted.of(mail.bytes()))
        .findFirst()
        .orElseThrow();
  }

  private static Arguments broken(Code code, String what, Function<Crafted, Crafted> how) {
    return Arguments.of(code, what, how);
  }

  private static Function<Crafted, Crafted> resigned(
      String signer, java.util.function.Consumer<Map<String, Object>> change) {
    return crafted -> crafted.resigned(signer, change);
  }

  private static Function<Crafted, Crafted> manifest(String field, Object value) {
    return resigned("NL-CUSTOMS", manifest -> manifest.put(field, value));
  }

  static Stream<Arguments> deliveries() {
    return Stream.of(
        broken(
            Code.BAD_SIGNATURE,
            "a bit of the signature flipped",
            c ->
                c.with(
                    it -> {
                      it.signed = it.signed.clone();
                      it.signed[it.signed.length - 1] ^= 1;
                    })),
        broken(
            Code.NOT_THE_SENDER,
            "signed by another agency than it is from",
            resigned("FR-POLICE", manifest -> {})),
        broken(Code.SUITE_MISMATCH, "another suite in the manifest", manifest("suite", 2)),
        broken(Code.OTHER_FEDERATION, "another federation", manifest("federation", "other")),
        broken(
            Code.NOT_A_RECIPIENT,
            "addressed to others",
            resigned(
                "NL-CUSTOMS",
                manifest -> {
                  manifest.put("to", List.of(Map.of("agency", "EUROPOL")));
                  Crafted.part(manifest, 0).put("to", List.of("EUROPOL"));
                  Crafted.part(manifest, 1).put("to", List.of("EUROPOL"));
                })),
        broken(
            Code.EXPIRED,
            "expired on its way",
            resigned(
                "NL-CUSTOMS",
                manifest -> {
                  manifest.put("created", at(Duration.ofMinutes(-2)));
                  manifest.put("expires", at(Duration.ofMinutes(-1)));
                })),
        broken(
            Code.UNKNOWN_DIRECTORY,
            "sealed against a directory that nobody knows",
            manifest("directory", Digest.of(new byte[1]).value())),
        broken(
            Code.INVALID_MANIFEST,
            "a field that manifests do not have",
            manifest("subject", "pangolins")),
        broken(Code.RELEASE_NOTE_INVALID, "no release note", c -> c.note(note -> null)),
        broken(
            Code.RELEASE_NOTE_MISMATCH,
            "the note of another message",
            c ->
                c.note(
                    n ->
                        new ReleaseNote(
                            Digest.of(new byte[1]), n.released(), n.withheld(), n.entries()))),
        broken(
            Code.RELEASE_NOTE_MISMATCH,
            "a part that is withheld and not named",
            c -> c.note(n -> new ReleaseNote(n.message(), n.released(), List.of(), n.entries()))),
        broken(
            Code.RELEASE_NOTE_MISMATCH,
            "a part that is withheld without a rule",
            c ->
                c.note(
                        n ->
                            new ReleaseNote(
                                n.message(),
                                n.released(),
                                List.of(new ReleaseNote.Withheld("persons", List.of())),
                                n.entries()))
                    .entries(
                        e ->
                            e.event() == Event.WITHHELD
                                ? e.toBuilder().part("persons").rules(null).build()
                                : e)),
        broken(
            Code.RELEASE_NOTE_MISMATCH,
            "entries that withhold by another rule",
            c -> c.entries(e -> e.toBuilder().rules(List.of("another-rule")).build())),
        broken(
            Code.RELEASE_NOTE_MISMATCH,
            "entries that release to another",
            c -> c.entries(e -> e.toBuilder().to(new AgencyId("EUROPOL")).build())),
        broken(
            Code.RELEASE_NOTE_MISMATCH,
            "no entry about what was withheld",
            c ->
                c.note(
                    n ->
                        new ReleaseNote(
                            n.message(), n.released(), n.withheld(), n.entries().subList(0, 1)))),
        broken(
            Code.RELEASE_NOTE_MISMATCH,
            "an entry of another kind",
            c ->
                c.note(
                    n -> new ReleaseNote(n.message(), n.released(), n.withheld(), oneMore(c, n)))),
        broken(
            Code.PARTS_MISMATCH,
            "a released part that did not come",
            c -> c.with(it -> it.parts.clear())),
        broken(
            Code.PARTS_MISMATCH,
            "a part more than was released",
            c -> c.with(it -> it.parts.add(it.parts.getFirst()))),
        broken(
            Code.SEALED_DIGEST_MISMATCH,
            "another part than the manifest names",
            c -> c.with(it -> it.parts.set(0, otherPart()))),
        broken(
            Code.PARTS_MISMATCH,
            "a part that travels apart",
            resigned("NL-CUSTOMS", manifest -> Crafted.part(manifest, 0).put("claimCheck", true))),
        broken(
            Code.SEAL_BROKEN,
            "another content than the sender signed",
            resigned(
                "NL-CUSTOMS",
                manifest ->
                    Crafted.part(manifest, 0).put("content", Digest.of(new byte[1]).value()))),
        broken(
            Code.SEAL_BROKEN,
            "another's ciphertext signed under one's own name",
            resigned("FR-POLICE", manifest -> manifest.put("from", "FR-POLICE"))),
        broken(
            Code.CONTENT_REFUSED,
            "a nominal part that is labelled as free of persons",
            resigned("NL-CUSTOMS", manifest -> Crafted.part(manifest, 1).put("nominal", false))),
        broken(
            Code.CONTENT_REFUSED, "a type that nobody knows", manifest("type", "weather-report/1")),
        broken(Code.CONTENT_REFUSED, "a content that is no report", c -> sealed(c, "{}")),
        broken(
            Code.CONTENT_REFUSED,
            "a report that shows personal data",
            c ->
                sealed(
                    c,
                    new String(report(), java.nio.charset.StandardCharsets.UTF_8)
                        .replace("synthetic", "passport no X1234567"))));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("deliveries")
  void brokenDeliveryIsQuarantinedAndAnswered(
      Code code, String what, Function<Crafted, Crafted> how) throws Exception {
    Crafted crafted = how.apply(delivery());

    cites.reception.take(List.of(crafted.bytes()));

    assertThat(cites.home.inbox()).isEmptyDirectory();
    assertThat(reasons()).singleElement().asString().contains("\"" + code + "\"");
    assertThat(cites.alarms.stands(Alarms.Kind.DELIVERY_REFUSED)).isTrue();
    assertThat(cites.home.state("opening")).isEmptyDirectory();
    if (code != Code.INVALID_MANIFEST) {
      assertThat(cites.inbox.receipts().all().get(crafted.manifest().from()))
          .extracting(ReceiptItem::outcome, ReceiptItem::code)
          .containsExactly(org.assertj.core.groups.Tuple.tuple(HandOver.REJECTED, code.name()));
    }
  }

  @Test
  void untouchedDeliveryIsTaken() throws Exception {
    cites.reception.take(List.of(delivery().bytes()));

    assertThat(cites.home.inbox()).isDirectoryContaining(Files::isDirectory);
    assertThat(cites.quarantine.count()).isZero();
  }

  @Test
  void garbageIsQuarantined() throws Exception {
    cites.reception.take(List.of("no message".getBytes(), new byte[0]));

    assertThat(cites.quarantine.count()).isEqualTo(2);
    assertThat(cites.inbox.receipts().all()).isEmpty();
  }

  @Test
  void goodDeliveryBesideBrokenOnesIsTaken() throws Exception {
    Crafted good = delivery();
    Crafted bad = delivery().with(it -> it.parts.clear());

    cites.reception.take(List.of("garbage".getBytes(), bad.bytes(), good.bytes()));

    assertThat(cites.home.inbox().resolve(good.manifest().id().value())).isDirectory();
    assertThat(cites.quarantine.count()).isEqualTo(2);
  }

  @Test
  void brokenDeliveryThatComesAgainIsDropped() throws Exception {
    byte[] broken = delivery().with(it -> it.parts.clear()).bytes();
    cites.reception.take(List.of(broken));
    cites.receipts.send();

    cites.reception.take(List.of(broken));

    assertThat(cites.inbox.receipts().all()).isEmpty();
  }

  @Test
  void forgedMessageDoesNotKeepTheGenuineOneOut() throws Exception {
    Crafted genuine = delivery();
    Crafted forged =
        Crafted.of(genuine.bytes())
            .with(it -> it.resigned("FR-POLICE", manifest -> manifest.put("urgency", "URGENT")));
    cites.reception.take(List.of(forged.bytes()));

    cites.reception.take(List.of(genuine.bytes()));

    assertThat(cites.home.inbox().resolve(genuine.manifest().id().value())).isDirectory();
  }

  @Test
  void secondMessageUnderAnIdIsRefusedAndTheFirstStays() throws Exception {
    Crafted first = delivery();
    cites.reception.take(List.of(first.bytes()));
    Path report =
        cites.home.inbox().resolve(first.manifest().id().value()).resolve("manifest.json");
    String before = Files.readString(report);

    byte[] second =
        Crafted.of(first.bytes())
            .resigned("NL-CUSTOMS", manifest -> manifest.put("purpose", "PROSECUTION"))
            .bytes();
    cites.reception.take(List.of(second));

    assertThat(report).hasContent(before);
    assertThat(reasons()).singleElement().asString().contains("REPLAY_WITH_OTHER_CONTENT");
    assertThat(cites.inbox.receipts().all().get(new AgencyId("NL-CUSTOMS")))
        .extracting(ReceiptItem::outcome)
        .containsExactly(HandOver.HANDED_OVER);
  }

  @Test
  void whatOnlyMayBePersonalDataIsKeptAndShown() throws Exception {
    String content =
        new String(report(), java.nio.charset.StandardCharsets.UTF_8)
            .replace("synthetic", "the skipper of the Mr Whitfield");
    Crafted delivery = sealed(delivery(), content);

    cites.reception.take(List.of(delivery.bytes()));

    Path message = cites.home.inbox().resolve(delivery.manifest().id().value());
    assertThat(message.resolve("report.json")).hasContent(content);
    assertThat(message.resolve("findings.json"))
        .content()
        .contains("report.lines[0].additionalInformation", "NAME", "LIKELY")
        .doesNotContain("Whitfield");
    assertThat(cites.alarms.stands(Alarms.Kind.MAYBE_NOMINAL)).isTrue();
    assertThat(reasons()).isEmpty();
    assertThat(cites.inbox.receipts().all().get(new AgencyId("NL-CUSTOMS")))
        .extracting(ReceiptItem::outcome)
        .containsExactly(HandOver.HANDED_OVER);
  }

  @Test
  void signerThatWasRevokedSinceIsRefused() throws Exception {
    Crafted delivery = delivery();
    DirectoryDocument next =
        DirectoryDocument.after(hub.directory(), Clock.systemUTC().instant())
            .with(
                DirectoryDocument.Revocation.of(
                    Federation.DEMO.keys("NL-CUSTOMS").certificate(CertificatePurpose.SIGNING),
                    Clock.systemUTC().instant(),
                    "stolen"));
    hub.publish(Federation.DEMO.sign(next));
    cites.directories.refresh();

    cites.reception.take(List.of(delivery.bytes()));

    assertThat(cites.home.inbox()).isEmptyDirectory();
    assertThat(reasons()).singleElement().asString().contains("SIGNER_REVOKED");
  }

  @Test
  void unknownDirectoryIsAnAlarm() throws Exception {
    Crafted delivery =
        delivery()
            .resigned(
                "NL-CUSTOMS",
                manifest -> manifest.put("directory", Digest.of(new byte[1]).value()));

    cites.reception.take(List.of(delivery.bytes()));

    assertThat(cites.alarms.stands(Alarms.Kind.UNKNOWN_DIRECTORY)).isTrue();
  }

  private List<String> reasons() throws Exception {
    List<String> reasons = new ArrayList<>();
    try (Stream<Path> files = Files.walk(cites.home.state("quarantine"))) {
      for (Path file : files.filter(f -> f.endsWith("reason.json")).toList()) {
        reasons.add(Files.readString(file));
      }
    }
    return reasons;
  }

  private static List<SaltedEntry> oneMore(Crafted crafted, ReleaseNote note) {
    List<SaltedEntry> entries = new ArrayList<>(note.entries());
    entries.add(
        new SaltedEntry(
            new byte[32],
            org.saola.message.json.StrictJson.write(
                StandInHub.about(Event.CONSIGNED, note.message(), crafted.manifest())
                    .to(new AgencyId("BE-CITES"))
                    .build())));
    return entries;
  }

  private static String at(Duration from) {
    return Instant.now().plus(from).truncatedTo(java.time.temporal.ChronoUnit.MILLIS).toString();
  }

  private static byte[] report() {
    return org.saola.message.json.StrictJson.write(Samples.draft().parts().get("report"));
  }

  private static byte[] otherPart() {
    return seal("another", "{}").bytes();
  }

  /** A report of another content, sealed and signed as its sender would. */
  private static Crafted sealed(Crafted crafted, String content) {
    PartSealer.SealedInline sealed = seal(crafted.manifest().id().value(), content);
    crafted.parts.set(0, sealed.bytes());
    return crafted.resigned(
        "NL-CUSTOMS",
        manifest -> {
          Crafted.part(manifest, 0)
              .put("sealed", Digest.ofHash(sealed.digests().sealedDigest()).value());
          Crafted.part(manifest, 0)
              .put("content", Digest.ofHash(sealed.digests().contentDigest()).value());
        });
  }

  private static PartSealer.SealedInline seal(String id, String content) {
    return new PartSealer(new java.security.SecureRandom())
        .seal(
            new PartContext("demo", "NL-CUSTOMS", id, "report"),
            content.getBytes(java.nio.charset.StandardCharsets.UTF_8),
            Federation.DEMO
                .directory()
                .sealingCertificates("BE-CITES", Clock.systemUTC().instant()));
  }
}
