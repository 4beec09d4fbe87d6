// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.saola.connectors.compose.Composition;
import org.saola.connectors.compose.DraftRefused;
import org.saola.connectors.content.FileContent;
import org.saola.connectors.home.Alarms;
import org.saola.connectors.inbox.OfflineVerify;
import org.saola.connectors.inbox.VerificationTrust;
import org.saola.connectors.standin.Agency;
import org.saola.connectors.standin.Federation;
import org.saola.connectors.standin.StandInHub;
import org.saola.message.format.Draft;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.MessageId;
import org.saola.message.manifest.Part;
import org.saola.message.manifest.Urgency;

/** A part that is too large to travel inline, from one connector to another. */
class LargePartsTest {
  private static final int SIZE = 1 << 20;
  private static final long SEED = 20261122L;

  @TempDir Path folder;
  private StandInHub hub;
  private Agency customs;
  private Agency police;

  @BeforeEach
  void start() throws Exception {
    hub = new StandInHub(Federation.DEMO);
    customs = customs();
    police = police();
  }

  private Agency customs() throws Exception {
    return new Agency(
        folder.resolve("NL-CUSTOMS"),
        "NL-CUSTOMS",
        hub,
        Federation.defaults(List.of("FR-POLICE"), List.of("FR-POLICE")));
  }

  private Agency police() throws Exception {
    return new Agency(folder.resolve("FR-POLICE"), "FR-POLICE", hub);
  }

  @AfterEach
  void stop() {
    customs.close();
    police.close();
    hub.close();
  }

  private static byte[] bytes(int size) {
    byte[] bytes = new byte[size];
    new Random(SEED).nextBytes(bytes);
    return bytes;
  }

  private Draft draft(int size) throws Exception {
    Path image = Files.write(folder.resolve("image"), bytes(size));
    Draft draft =
        Draft.read(
            """
            {"type": "scan-image/1", "parts": {
              "scan": {"reference": "SYN-1", "container": "CSQU3054383",
                "scannedAt": "2026-11-20T23:59:59Z", "scanner": {"model": "synthetic"},
                "format": {"name": "PNG", "width": 40, "height": 12},
                "finding": "NOTHING_SUSPICIOUS"},
              "image": {"file": "image.png", "mediaType": "image/png"}}}
            """
                .getBytes(StandardCharsets.UTF_8));
    Map<String, Object> parts = new LinkedHashMap<>(draft.parts());
    parts.put("image", new FileContent("image/png", image, size));
    return draft.with(parts);
  }

  /** Composed and released, not yet uploaded. */
  private Composition.Sealed composed(int size) throws Exception {
    Composition.Sealed sealed = customs.compose(draft(size)).getFirst();
    customs.outgoing.release(List.of(sealed.manifest().id()));
    return sealed;
  }

  private static MessageId id(Composition.Sealed sealed) {
    return sealed.manifest().id();
  }

  private Path sealedFile(Composition.Sealed sealed) {
    return customs.home.state("apart").resolve(id(sealed).value()).resolve("image");
  }

  /** Brings it to the police's connector, which has yet to fetch the image. */
  private Composition.Sealed delivered() throws Exception {
    Composition.Sealed sealed = composed(SIZE);
    customs.uploader.uploadNext();
    police.take(hub.take("NL-CUSTOMS", sealed.bytes()));
    return sealed;
  }

  private Path inbox(Composition.Sealed sealed) {
    return police.home.inbox().resolve(id(sealed).value());
  }

  @Test
  void arrivesByteForByte_andVerifies() throws Exception {
    Composition.Sealed sealed = composed(SIZE);
    assertThat(sealed.manifest().parts()).extracting(Part::claimCheck).containsExactly(false, true);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(sealedFile(sealed))))
        .isEqualTo("rw-------");
    // Nothing goes before the hub has all of it.
    assertThat(customs.outgoing.due(10)).isEmpty();
    customs.uploader.uploadNext();
    assertThat(customs.outgoing.due(10)).hasSize(1);

    police.take(hub.take("NL-CUSTOMS", sealed.bytes()));
    assertThat(police.home.inbox()).isEmptyDirectory();
    police.fetcher.fetchDue();
    assertThat(inbox(sealed).resolve("image.png")).hasBinaryContent(bytes(SIZE));
    assertThat(police.home.state("fetching")).isEmptyDirectory();
    assertThat(police.home.state("opening")).isEmptyDirectory();
    assertThat(police.takeReceipts()).hasSize(1);

    List<StandInHub.Mail> notices = hub.notices();
    customs.take(notices);
    police.take(notices);
    assertThat(
            new OfflineVerify(VerificationTrust.ofHomeAround(inbox(sealed))).verify(inbox(sealed)))
        .allMatch(OfflineVerify.Line::holds);
    assertThat(customs.sent.outcome(id(sealed)).orElseThrow().state())
        .isEqualTo(Outcome.State.ACCEPTED);
    assertThat(customs.home.state("apart")).isEmptyDirectory();
  }

  @Test
  void changedInTheInbox_isFoundByVerify() throws Exception {
    Composition.Sealed sealed = delivered();
    police.fetcher.fetchDue();
    byte[] changed = bytes(SIZE);
    changed[SIZE / 2] ^= 1;
    Files.write(inbox(sealed).resolve("image.png"), changed);
    assertThat(
            new OfflineVerify(VerificationTrust.ofHomeAround(inbox(sealed))).verify(inbox(sealed)))
        .anyMatch(line -> !line.holds() && line.path().endsWith("image.png"));
  }

  @Test
  void anUploadThatWasCutGoesOn_afterARestartToo() throws Exception {
    Composition.Sealed sealed = composed(SIZE);
    byte[] file = Files.readAllBytes(sealedFile(sealed));
    hub.parts.cutAfter.set(300_000);
    customs.uploader.uploadNext();
    assertThat(customs.outgoing.due(10)).isEmpty();
    ByteArrayOutputStream upload = hub.parts.uploads.get(id(sealed) + "/image");
    assertThat(upload.size()).isEqualTo(300_000);

    customs.close();
    customs = customs();
    assertThat(Files.readAllBytes(sealedFile(sealed))).isEqualTo(file);
    customs.outgoing.release(List.of(id(sealed)));
    customs.uploader.uploadNext();

    assertThat(upload.toByteArray()).isEqualTo(file);
    assertThat(hub.parts.requests.stream().filter(it -> it.startsWith("POST"))).hasSize(1);
    assertThat(customs.outgoing.uploaded(List.of(id(sealed))))
        .isEqualTo(new Outgoing.Uploaded(file.length, file.length));
    assertThat(customs.outgoing.due(10)).hasSize(1);
  }

  @Test
  void aDownloadThatWasCutGoesOn_afterARestartToo() throws Exception {
    Composition.Sealed sealed = delivered();
    hub.parts.cutAfter.set(300_000);
    police.fetcher.fetchDue();
    assertThat(police.home.inbox()).isEmptyDirectory();

    police.close();
    police = police();
    hub.parts.requests.clear();
    police.fetcher.fetchDue();
    assertThat(inbox(sealed).resolve("image.png")).hasBinaryContent(bytes(SIZE));
    assertThat(hub.parts.servedFrom).containsExactly(0, 300_000);
  }

  @Test
  void theSameDeliveryTwiceWhileItIsFetchedIsOne() throws Exception {
    Composition.Sealed sealed = composed(SIZE);
    customs.uploader.uploadNext();
    List<StandInHub.Mail> mail = hub.take("NL-CUSTOMS", sealed.bytes());
    police.take(mail);
    police.take(mail);
    police.fetcher.fetchDue();
    police.take(mail);
    police.fetcher.fetchDue();
    assertThat(police.home.inbox().toFile().list()).hasSize(1);
  }

  @Test
  void aFullStoreIsWaitedFor() throws Exception {
    Composition.Sealed sealed = composed(SIZE);
    hub.parts.refusals = Map.of("POST", new Object[] {507, "STORE_FULL"});
    customs.uploader.uploadNext();
    assertThat(customs.outgoing.due(10)).isEmpty();
    assertThat(customs.outgoing.uploading()).isEqualTo(1);
    assertThat(customs.board.status().links().get("parts up").detail()).contains("store is full");
    hub.parts.refusals = Map.of();
    // Asked for: a second of patience.
    Thread.sleep(1100);
    customs.uploader.uploadNext();
    assertThat(customs.outgoing.due(10)).extracting(Kept::id).containsExactly(id(sealed));
  }

  @Test
  void whatTheHubNeverTakesIsGivenUpAndSaid() throws Exception {
    Composition.Sealed sealed = composed(SIZE);
    hub.parts.refusals = Map.of("POST", new Object[] {413, "TOO_LARGE"});
    customs.uploader.uploadNext();
    Outcome outcome = customs.sent.outcome(id(sealed)).orElseThrow();
    assertThat(outcome.state()).isEqualTo(Outcome.State.NOT_SENT);
    assertThat(outcome.code()).isEqualTo("UPLOAD_TOO_LARGE");
    assertThat(customs.home.rejected().resolve(id(sealed).value())).isDirectory();
    assertThat(customs.home.state("apart")).isEmptyDirectory();
  }

  /** Such as a directory that the hub has not heard of yet: no reason to lose a message. */
  @Test
  void whatTheHubMayYetTakeIsTriedAgain() throws Exception {
    Composition.Sealed sealed = composed(SIZE);
    hub.parts.refusals = Map.of("POST", new Object[] {403, "NOT_LISTED"});
    customs.uploader.uploadNext();
    assertThat(customs.sent.waits(id(sealed))).isTrue();
    hub.parts.refusals = Map.of();
    Thread.sleep(10);
    customs.uploader.uploadNext();
    assertThat(customs.outgoing.due(10)).hasSize(1);
  }

  /** Evidence is late: before it is sent again, the hub is asked whether it still has the part. */
  @Test
  void whatTheHubHasLostIsUploadedAgainBeforeItsMessageIsSentAgain() throws Exception {
    Composition.Sealed sealed = composed(SIZE);
    customs.uploader.uploadNext();
    customs.outgoing.sent(customs.outgoing.due(1));
    hub.parts.uploads.clear();
    assertThat(customs.outgoing.nextUpload()).isEmpty();
    customs.outgoing.uploadLater(id(sealed), java.time.Duration.ZERO);
    customs.uploader.uploadNext();
    assertThat(hub.parts.uploads.get(id(sealed) + "/image").toByteArray())
        .isEqualTo(Files.readAllBytes(sealedFile(sealed)));
  }

  /** All recipients have signed for it, the hub has deleted the part, and no evidence came here. */
  @Test
  void whatTheHubHasAcceptedBeforeIsNotReportedAsUnsent() throws Exception {
    Composition.Sealed sealed = composed(SIZE);
    hub.parts.refusals = Map.of("POST", new Object[] {409, "ACCEPTED"});
    customs.uploader.uploadNext();
    assertThat(hub.parts.requests)
        .containsExactly("HEAD /parts/%s/image".formatted(id(sealed)), "POST /parts");
    assertThat(customs.sent.outcome(id(sealed))).isEmpty();
    // It goes again, and the hub answers with the evidence of the first time.
    assertThat(customs.outgoing.due(10)).extracting(Kept::id).containsExactly(id(sealed));
  }

  @Test
  void whatTheHubWillNotGiveIsRefusedWithAReceipt() throws Exception {
    delivered();
    hub.parts.refusals = Map.of("GET", new Object[] {403, "NOT_RELEASED"});
    police.fetcher.fetchDue();
    assertThat(refusals()).containsExactly("PART_NOT_AVAILABLE");
    assertThat(police.home.state("fetching")).isEmptyDirectory();
    assertThat(police.alarms.stands(Alarms.Kind.DELIVERY_REFUSED)).isTrue();
  }

  @Test
  void otherBytesThanSignedAreRefused_atTheSecondTry() throws Exception {
    Composition.Sealed sealed = delivered();
    ByteArrayOutputStream stored = hub.parts.uploads.get(id(sealed) + "/image");
    byte[] changed = stored.toByteArray();
    changed[changed.length / 2] ^= 1;
    stored.reset();
    stored.write(changed);
    police.fetcher.fetchDue();
    assertThat(refusals()).isEmpty();
    Thread.sleep(10);
    police.fetcher.fetchDue();
    assertThat(refusals()).containsExactly("SEALED_DIGEST_MISMATCH");
    assertThat(police.home.inbox()).isEmptyDirectory();
  }

  /** What a crash damaged is no proof against the hub, however often the line was cut before. */
  @Test
  void aPartialFileThatWasDamagedHereIsFetchedAgain_alsoAfterALineThatWasCut() throws Exception {
    Composition.Sealed sealed = delivered();
    hub.parts.cutAfter.set(300_000);
    police.fetcher.fetchDue();
    Path partial = fetching(police).getFirst().resolve("image.partial");
    byte[] damaged = Files.readAllBytes(partial);
    damaged[damaged.length / 2] ^= 1;
    Files.write(partial, damaged);
    Thread.sleep(10);
    police.fetcher.fetchDue();
    assertThat(refusals()).isEmpty();
    Thread.sleep(10);
    police.fetcher.fetchDue();
    assertThat(inbox(sealed).resolve("image.png")).hasBinaryContent(bytes(SIZE));
  }

  private static List<Path> fetching(Agency agency) throws Exception {
    try (Stream<Path> places = Files.list(agency.home.state("fetching"))) {
      return places.toList();
    }
  }

  @Test
  void whatACrashLeftOfADeliveryThatWasDealtWithIsDeletedAtTheStart() throws Exception {
    delivered();
    Path kept = fetching(police).getFirst();
    Path left = Files.createDirectories(kept.resolveSibling("0".repeat(64)));
    Files.write(left.resolve("image"), bytes(10));
    police.close();
    police = police();
    assertThat(fetching(police)).containsExactly(kept);
  }

  @Test
  void aDeliveryThatCannotBeReadHoldsUpNoOther() throws Exception {
    Path state = police.home.state("fetching");
    Files.createDirectories(state.resolve("0".repeat(64)).resolve("delivery"));
    Files.createDirectories(state.resolve("f".repeat(64)).resolve("delivery"));
    Composition.Sealed sealed = delivered();
    police.fetcher.fetchDue();
    assertThat(inbox(sealed).resolve("image.png")).hasBinaryContent(bytes(SIZE));
  }

  @Test
  void urgentOnesAreFetchedFirst_thenTheSmallest() throws Exception {
    List<String> expected = new ArrayList<>();
    List<Integer> sizes = List.of(400_000, 100_000, 300_000, 200_000);
    Map<Integer, MessageId> bySize = new TreeMap<>();
    for (int size : sizes) {
      bySize.put(size, brought(draft(size)));
    }
    MessageId urgent = brought(urgent(draft(500_000)));
    expected.add(urgent.value());
    bySize.values().forEach(id -> expected.add(id.value()));
    hub.parts.requests.clear();
    police.fetcher.fetchDue();
    assertThat(hub.parts.requests)
        .containsExactlyElementsOf(
            expected.stream().map("GET /parts/NL-CUSTOMS/%s/image"::formatted).toList());
  }

  private static Draft urgent(Draft draft) {
    return draft.withUrgency(Urgency.URGENT);
  }

  private MessageId brought(Draft draft) throws Exception {
    Composition.Sealed sealed = customs.compose(draft).getFirst();
    customs.outgoing.release(List.of(id(sealed)));
    customs.uploader.uploadNext();
    police.take(hub.take("NL-CUSTOMS", sealed.bytes()));
    return id(sealed);
  }

  private List<String> refusals() throws Exception {
    return police
        .inbox
        .receipts()
        .all()
        .getOrDefault(new AgencyId("NL-CUSTOMS"), List.of())
        .stream()
        .map(line -> String.valueOf(line.code()))
        .toList();
  }

  @Test
  void largerThanTheAgencyAllowsIsRefusedUnsealed() {
    assertThatThrownBy(() -> customs.compose(draft((int) Agency.LARGEST_PART + 1)))
        .isInstanceOfSatisfying(
            DraftRefused.class,
            e -> assertThat(e.code()).isEqualTo(DraftRefused.Code.PART_TOO_LARGE));
    assertThat(customs.home.state("apart")).isEmptyDirectory();
  }

  /** Sealed, and then the connector was killed before it kept the message. */
  @Test
  void whatWasSealedForAMessageThatWasNeverKeptIsForgotten() throws Exception {
    customs.composer.compose(draft(SIZE));
    assertThat(customs.home.state("apart")).isNotEmptyDirectory();
    customs.outgoing.tidy();
    assertThat(customs.home.state("apart")).isNotEmptyDirectory();
    customs.close();
    customs = customs();
    assertThat(customs.home.state("apart")).isEmptyDirectory();
  }
}
