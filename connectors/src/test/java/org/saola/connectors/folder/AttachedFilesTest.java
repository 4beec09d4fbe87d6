// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.saola.connectors.Eventually;
import org.saola.connectors.home.Alarms;
import org.saola.connectors.home.StatusBoard;
import org.saola.connectors.hub.Backoff;
import org.saola.connectors.inbox.OfflineVerify;
import org.saola.connectors.inbox.VerificationTrust;
import org.saola.connectors.send.Kept;
import org.saola.connectors.standin.Agency;
import org.saola.connectors.standin.Crafted;
import org.saola.connectors.standin.Federation;
import org.saola.connectors.standin.StandInHub;
import org.saola.message.format.Mappings;
import org.saola.message.manifest.AgencyId;

/** A file beside its draft, from the sender's outbox to the recipient's inbox. */
class AttachedFilesTest {
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final long SEED = 20261122L;

  @TempDir Path folder;
  private StandInHub hub;
  private Agency customs;
  private Agency police;
  private Outbox outbox;
  private Instant now = Instant.now();

  @BeforeEach
  void start() throws Exception {
    hub = new StandInHub(Federation.DEMO);
    customs =
        new Agency(
            folder.resolve("NL-CUSTOMS"),
            "NL-CUSTOMS",
            hub,
            Federation.defaults(List.of("FR-POLICE"), List.of("FR-POLICE")));
    police = new Agency(folder.resolve("FR-POLICE"), "FR-POLICE", hub);
    open(step -> {});
  }

  private void open(JobSteps steps) throws Exception {
    outbox =
        new Outbox(
            customs.home,
            Mappings.packaged(),
            customs.composer,
            customs.outgoing,
            customs.sent,
            new StatusBoard(customs.home, new AgencyId("NL-CUSTOMS"), Clock.systemUTC()),
            new Backoff(Duration.ofMillis(50), Duration.ofMillis(200), new SecureRandom()),
            steps,
            ((InstantSource) () -> now).withZone(ZoneOffset.UTC));
    List<Kept> kept = customs.outgoing.load();
    outbox.resume(kept);
    customs.outgoing.release(kept.stream().map(Kept::id).toList());
  }

  @AfterEach
  void stop() {
    outbox.close();
    customs.close();
    police.close();
    hub.close();
  }

  private static byte[] bytes(int size) {
    byte[] bytes = new byte[size];
    new Random(SEED).nextBytes(bytes);
    return bytes;
  }

  private static String scan(String file, String mediaType) {
    return """
    {"type": "scan-image/1", "parts": {
      "scan": {"reference": "SYN-1", "container": "CSQU3054383",
        "scannedAt": "2026-11-20T23:59:59Z", "scanner": {"model": "synthetic"},
        "format": {"name": "PNG", "width": 40, "height": 12}, "finding": "NOTHING_SUSPICIOUS"},
      "image": {"file": "%s", "mediaType": "%s"}}}
    """
        .formatted(file, mediaType);
  }

  private Path inOutbox(String name, byte[] content) throws Exception {
    return Files.write(customs.home.outbox().resolve(name), content);
  }

  /** As the watched folder finds it. */
  private void drop(String name, String draft) throws Exception {
    outbox.take(inOutbox(name, draft.getBytes(StandardCharsets.UTF_8)));
  }

  private FileOutcome outcome(String name) throws Exception {
    List<FileOutcome> done = new ArrayList<>();
    Eventually.holds(
        PATIENCE,
        () -> {
          for (Path message : messages()) {
            police.take(hub.take("NL-CUSTOMS", Files.readAllBytes(message)));
          }
          List<StandInHub.Mail> notices = hub.notices();
          customs.take(notices);
          police.take(notices);
          Optional<FileOutcome> outcome = JobFolder.outcome(customs.home, name);
          assertThat(outcome).isPresent();
          done.add(outcome.get());
        });
    return done.getFirst();
  }

  private List<Path> messages() throws Exception {
    try (var files = Files.list(customs.home.state("outgoing"))) {
      return files.filter(file -> file.toString().endsWith(".message")).toList();
    }
  }

  private Path received(FileOutcome outcome) {
    return police.home.inbox().resolve(outcome.messages().getFirst().id().value());
  }

  private String reason(String name) throws Exception {
    return Files.readString(customs.home.rejected().resolve(name + ".reason.json"));
  }

  @Test
  void arrivesByteForByte_andGoesWhereItsDraftGoes() throws Exception {
    byte[] image = bytes(30_000);
    inOutbox("Aufnahme 7 (ä).png", image);
    drop("scan.json", scan("Aufnahme 7 (ä).png", "image/png"));

    FileOutcome outcome = outcome("scan.json");

    assertThat(outcome.allAccepted()).isTrue();
    assertThat(received(outcome).resolve("image.png")).hasBinaryContent(image);
    assertThat(received(outcome).resolve("manifest.json")).content().doesNotContain("Aufnahme");
    assertThat(received(outcome).resolve("release.json")).content().contains("\"unsearched\"");
    assertThat(customs.home.sent().resolve("scan.json.attached/Aufnahme 7 (ä).png"))
        .hasBinaryContent(image);
    assertThat(customs.home.outbox()).isEmptyDirectory();
    assertThat(customs.home.state("files")).isEmptyDirectory();
    assertThat(verify(received(outcome))).allMatch(OfflineVerify.Line::holds);
    assertThat(verify(received(outcome)))
        .anyMatch(line -> line.says().contains("not searched for personal data"));
  }

  @Test
  void nominalFileNeedsNoSuchWarning() throws Exception {
    inOutbox("declaration.pdf", bytes(100));
    drop(
        "reply.json",
        """
        {"type": "case-reply/1", "to": ["FR-POLICE"], "thread": "01936f2e-0000-7000-8000-000000000001",
         "inReplyTo": "01936f2e-0000-7000-8000-000000000001",
         "answer": {"outcome": "REFUSE", "ground": "NOT_AVAILABLE"}, "parts": {
           "reply": {"reference": "A-1", "requestReference": "B-1"},
           "attachment": {"file": "declaration.pdf", "mediaType": "application/pdf"}}}
        """);

    FileOutcome outcome = outcome("reply.json");

    assertThat(received(outcome).resolve("attachment.pdf")).hasBinaryContent(bytes(100));
    assertThat(received(outcome).resolve("release.json")).content().doesNotContain("unsearched");
    assertThat(verify(received(outcome))).allMatch(OfflineVerify.Line::holds);
  }

  private static List<OfflineVerify.Line> verify(Path message) throws Exception {
    return new OfflineVerify(VerificationTrust.ofHomeAround(message)).verify(message);
  }

  @ParameterizedTest
  @CsvSource({
    "image/jpeg, image.jpg",
    "image/svg+xml, image.bin",
    "image/vnd.djvu, image.bin",
    "application/octet-stream, image.bin"
  })
  void isNamedByAClosedList(String mediaType, String name) throws Exception {
    inOutbox("scan.exe", bytes(10));
    drop("scan.json", scan("scan.exe", mediaType));

    assertThat(received(outcome("scan.json")).resolve(name)).hasBinaryContent(bytes(10));
  }

  @Test
  void changedInTheInbox_isFoundByVerify() throws Exception {
    inOutbox("scan.png", bytes(1000));
    drop("scan.json", scan("scan.png", "image/png"));
    Path message = received(outcome("scan.json"));
    byte[] changed = bytes(1000);
    changed[500] ^= 1;
    Files.write(message.resolve("image.png"), changed);

    assertThat(verify(message))
        .filteredOn(line -> !line.holds())
        .singleElement()
        .satisfies(line -> assertThat(line.path()).isEqualTo(message.resolve("image.png")));

    Files.write(message.resolve("image.png"), bytes(1000));
    Files.move(message.resolve("image.png"), message.resolve("image.exe"));
    assertThat(verify(message)).filteredOn(line -> !line.holds()).isNotEmpty();
  }

  @Test
  void warningTakenOutOfTheRelease_isFoundByVerify() throws Exception {
    inOutbox("scan.png", bytes(10));
    drop("scan.json", scan("scan.png", "image/png"));
    Path release = received(outcome("scan.json")).resolve("release.json");
    String without =
        Files.readString(release).replaceFirst("\"unsearched\" : \\[ \"image\" ],\\s*", "");
    assertThat(without).doesNotContain("unsearched");
    Files.writeString(release, without);

    assertThat(verify(release.getParent())).anyMatch(line -> !line.holds());
  }

  private Crafted delivery() throws Exception {
    inOutbox("scan.png", bytes(10));
    drop("scan.json", scan("scan.png", "image/png"));
    Eventually.holds(PATIENCE, () -> assertThat(messages()).hasSize(1));
    byte[] message = Files.readAllBytes(messages().getFirst());
    return Crafted.of(hub.take("NL-CUSTOMS", message).getFirst().bytes());
  }

  @Test
  void corruptOnItsWay_isRefused() throws Exception {
    Crafted delivery = delivery();
    byte[] image = delivery.parts.getLast().clone();
    image[image.length / 2] ^= 1;
    delivery.parts.set(delivery.parts.size() - 1, image);

    police.reception.take(List.of(delivery.bytes()));

    assertThat(police.home.inbox()).isEmptyDirectory();
    assertThat(police.alarms.stands(Alarms.Kind.DELIVERY_REFUSED)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"1, text/html", "0, image/png"})
  void mediaTypeThatTheTypeDoesNotCarry_isRefusedByTheRecipient(int part, String mediaType)
      throws Exception {
    Crafted delivery =
        delivery()
            .resigned(
                "NL-CUSTOMS", manifest -> Crafted.part(manifest, part).put("mediaType", mediaType));

    police.reception.take(List.of(delivery.bytes()));

    assertThat(police.home.inbox()).isEmptyDirectory();
    assertThat(police.inbox.receipts().all().get(new AgencyId("NL-CUSTOMS")))
        .singleElement()
        .satisfies(line -> assertThat(line.code()).isEqualTo("CONTENT_REFUSED"));
  }

  @Test
  void mediaTypeThatTheTypeDoesNotCarry_isRefusedByTheSender() throws Exception {
    inOutbox("scan.png", bytes(10));
    drop("scan.json", scan("scan.png", "text/html"));

    assertThat(outcome("scan.json").reason()).contains("mediaType", "image/*");
  }

  @Test
  void missingFileIsNamed() throws Exception {
    drop("scan.json", scan("scan.png", "image/png"));

    assertThat(outcome("scan.json").messages()).isEmpty();
    assertThat(reason("scan.json")).contains("FILE_MISSING", "scan.png");
  }

  @Test
  void tooLargeAFileIsRefusedAndGoesToRejected() throws Exception {
    inOutbox("scan.png", bytes((int) Agency.LARGEST_PART + 1));
    drop("scan.json", scan("scan.png", "image/png"));

    assertThat(outcome("scan.json").messages()).isEmpty();
    assertThat(reason("scan.json")).contains("PART_TOO_LARGE", "image", "3145729", "3145728");
    assertThat(customs.home.rejected().resolve("scan.json.attached/scan.png")).exists();
  }

  /** Nothing for the user to choose. */
  @ParameterizedTest
  @ValueSource(ints = {64 * 1024, 200_000})
  void whatIsTooLargeToTravelInlineTravelsApartByItself(int size) throws Exception {
    customs.uploader.start();
    inOutbox("scan.png", bytes(size));
    drop("scan.json", scan("scan.png", "image/png"));

    FileOutcome outcome = outcome("scan.json");
    Eventually.holds(
        PATIENCE,
        () -> {
          police.fetcher.fetchDue();
          assertThat(received(outcome).resolve("image.png")).hasBinaryContent(bytes(size));
        });
    assertThat(hub.parts.uploads).hasSize(1);
    assertThat(verify(received(outcome))).allMatch(OfflineVerify.Line::holds);
  }

  /** Whatever a draft names: nothing outside the outbox is read, moved or sent. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "../keystore.p12.password",
        "..",
        ".",
        "./keystore.p12.password",
        "/etc/hostname",
        "sub/scan.png",
        "..\\\\keystore.p12.password",
        "other.json",
        "OTHER.CSV",
        ".hidden",
        "scan.png.part",
        "sub",
        "link.png",
        "inner-link.png"
      })
  void onlyAPlainFileBesideTheDraftIsTaken(String name) throws Exception {
    Path secret = customs.home.root().resolve("keystore.p12.password");
    Path out = customs.home.outbox();
    Files.write(Files.createDirectory(out.resolve("sub")).resolve("scan.png"), bytes(10));
    for (String there :
        List.of("other.json", "OTHER.CSV", ".hidden", "scan.png.part", "real.png")) {
      inOutbox(there, bytes(10));
    }
    Files.createSymbolicLink(out.resolve("link.png"), secret);
    Files.createSymbolicLink(out.resolve("inner-link.png"), Path.of("real.png"));
    byte[] before = Files.readAllBytes(secret);

    drop("scan.json", scan(name, "image/png"));

    FileOutcome outcome = outcome("scan.json");
    assertThat(outcome.messages()).isEmpty();
    assertThat(outcome.allAccepted()).isFalse();
    assertThat(messages()).isEmpty();
    assertThat(secret).hasBinaryContent(before);
    assertThat(customs.home.rejected().resolve("scan.json.attached")).doesNotExist();
  }

  @Test
  void loneFileWaitsForItsDraft_thenIsRejected() throws Exception {
    Path file = inOutbox("scan.png", bytes(10));
    // Moved in with an old date: the wait counts from when it was first seen.
    Files.setLastModifiedTime(file, FileTime.from(now.minus(Duration.ofDays(9))));
    outbox.take(file);
    now = now.plus(Unclaimed.PATIENCE).minusSeconds(1);
    outbox.take(file);
    assertThat(file).exists();

    now = now.plusSeconds(1);
    outbox.take(file);

    assertThat(outcome("scan.png").reason()).contains("no draft names it");
    assertThat(customs.home.rejected().resolve("scan.png")).hasBinaryContent(bytes(10));
  }

  @Test
  void fileThatIsStillWrittenWaitsOn() throws Exception {
    Path file = inOutbox("scan.png", bytes(10));
    outbox.take(file);
    now = now.plus(Unclaimed.PATIENCE);
    Files.setLastModifiedTime(file, FileTime.from(now.minusSeconds(1)));
    outbox.take(file);

    assertThat(file).exists();
  }

  private static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  @ParameterizedTest
  @org.junit.jupiter.params.provider.EnumSource
  void killedWhileItIsComposed_isSentOnceWithItsFile(JobSteps.Step killedAfter) throws Exception {
    outbox.close();
    List<JobSteps.Step> passed = new ArrayList<>();
    open(
        step -> {
          passed.add(step);
          if (step == killedAfter) {
            throw new Killed();
          }
        });
    inOutbox("scan.png", bytes(100));
    drop("scan.json", scan("scan.png", "image/png"));
    Eventually.holds(PATIENCE, () -> assertThat(passed).contains(killedAfter));
    assertThat(customs.home.outbox()).isEmptyDirectory();
    outbox.close();
    open(step -> {});

    FileOutcome outcome = outcome("scan.json");

    assertThat(outcome.messages()).hasSize(1);
    assertThat(received(outcome).resolve("image.png")).hasBinaryContent(bytes(100));
    assertThat(customs.home.sent().resolve("scan.json.attached/scan.png")).exists();
  }

  @Test
  void handingOverADraftBringsItsFiles() throws Exception {
    Path draft = Files.writeString(folder.resolve("scan.json"), scan("scan.png", "image/png"));
    Files.write(folder.resolve("scan.png"), bytes(10));

    Submission submission = Submission.hand(customs.home, draft);

    assertThat(customs.home.outbox().resolve("scan.png")).hasBinaryContent(bytes(10));
    assertThatThrownBy(() -> Submission.hand(customs.home, draft))
        .isInstanceOf(FileAlreadyExistsException.class);
    assertThatThrownBy(() -> Submission.hand(customs.home, folder.resolve("scan.png")))
        .isInstanceOf(IllegalArgumentException.class);
    outbox.take(customs.home.outbox().resolve(submission.name()));
    assertThat(received(outcome("scan.json")).resolve("image.png")).exists();
  }
}
