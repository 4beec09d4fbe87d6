// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.saola.connectors.Eventually;
import org.saola.connectors.home.Alarms;
import org.saola.connectors.home.MessageDefaults;
import org.saola.connectors.inbox.OfflineVerify;
import org.saola.connectors.inbox.VerificationTrust;
import org.saola.connectors.standin.Agency;
import org.saola.connectors.standin.Crafted;
import org.saola.connectors.standin.Federation;
import org.saola.message.manifest.AgencyId;

/** A file beside its draft, from the sender's outbox to the recipient's inbox. */
class AttachedFilesTest extends AtTheOutbox {
  private static final long SEED = 20261122L;

  private Agency police;
  private Instant now = Instant.now();

  @BeforeEach
  void startRecipient() throws Exception {
    police = recipient("FR-POLICE");
  }

  @Override
  MessageDefaults defaults() {
    return Federation.defaults(List.of("FR-POLICE"), List.of("FR-POLICE"));
  }

  @Override
  Clock clock() {
    return ((InstantSource) () -> now).withZone(ZoneOffset.UTC);
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
    return Files.write(home().outbox().resolve(name), content);
  }

  /** As the watched folder finds it. */
  private void place(String name, String draft) throws Exception {
    outbox.take(inOutbox(name, draft.getBytes(StandardCharsets.UTF_8)));
  }

  private Path received(FileOutcome outcome) {
    return received(outcome, police);
  }

  @Test
  void arrivesByteForByte_andGoesWhereItsDraftGoes() throws Exception {
    byte[] image = bytes(30_000);
    inOutbox("Aufnahme 7 (ä).png", image);
    place("scan.json", scan("Aufnahme 7 (ä).png", "image/png"));

    FileOutcome outcome = outcome("scan.json");

    assertThat(outcome.allAccepted()).isTrue();
    assertThat(received(outcome).resolve("image.png")).hasBinaryContent(image);
    assertThat(received(outcome).resolve("manifest.json")).content().doesNotContain("Aufnahme");
    assertThat(received(outcome).resolve("release.json")).content().contains("\"unsearched\"");
    assertThat(home().sent().resolve("scan.json.attached/Aufnahme 7 (ä).png"))
        .hasBinaryContent(image);
    assertThat(home().outbox()).isEmptyDirectory();
    assertThat(home().state("files")).isEmptyDirectory();
    assertThat(verify(received(outcome))).allMatch(OfflineVerify.Line::holds);
    assertThat(verify(received(outcome)))
        .anyMatch(line -> line.says().contains("not searched for personal data"));
  }

  @Test
  void nominalFileNeedsNoSuchWarning() throws Exception {
    inOutbox("declaration.pdf", bytes(100));
    place(
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
    place("scan.json", scan("scan.exe", mediaType));

    assertThat(received(outcome("scan.json")).resolve(name)).hasBinaryContent(bytes(10));
  }

  @Test
  void changedInTheInbox_isFoundByVerify() throws Exception {
    inOutbox("scan.png", bytes(1000));
    place("scan.json", scan("scan.png", "image/png"));
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
    place("scan.json", scan("scan.png", "image/png"));
    Path release = received(outcome("scan.json")).resolve("release.json");
    String without =
        Files.readString(release).replaceFirst("\"unsearched\" : \\[ \"image\" ],\\s*", "");
    assertThat(without).doesNotContain("unsearched");
    Files.writeString(release, without);

    assertThat(verify(release.getParent())).anyMatch(line -> !line.holds());
  }

  private Crafted delivery() throws Exception {
    inOutbox("scan.png", bytes(10));
    place("scan.json", scan("scan.png", "image/png"));
    Eventually.holds(PATIENCE, () -> assertThat(keptMessages()).hasSize(1));
    byte[] message = keptMessages().getFirst();
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
    place("scan.json", scan("scan.png", "text/html"));

    assertThat(outcome("scan.json").reason()).contains("mediaType", "image/*");
  }

  @Test
  void missingFileIsNamed() throws Exception {
    place("scan.json", scan("scan.png", "image/png"));

    assertThat(outcome("scan.json").messages()).isEmpty();
    assertThat(reason("scan.json").toString()).contains("FILE_MISSING", "scan.png");
  }

  @Test
  void tooLargeAFileIsRefusedAndGoesToRejected() throws Exception {
    inOutbox("scan.png", bytes((int) Agency.LARGEST_PART + 1));
    place("scan.json", scan("scan.png", "image/png"));

    assertThat(outcome("scan.json").messages()).isEmpty();
    assertThat(reason("scan.json").toString())
        .contains("PART_TOO_LARGE", "image", "3145729", "3145728");
    assertThat(home().rejected().resolve("scan.json.attached/scan.png")).exists();
  }

  /** Nothing for the user to choose. */
  @ParameterizedTest
  @ValueSource(ints = {64 * 1024, 200_000})
  void whatIsTooLargeToTravelInlineTravelsApartByItself(int size) throws Exception {
    customs.uploader.start();
    inOutbox("scan.png", bytes(size));
    place("scan.json", scan("scan.png", "image/png"));

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
    Path secret = home().root().resolve("keystore.p12.password");
    Path out = home().outbox();
    Files.write(Files.createDirectory(out.resolve("sub")).resolve("scan.png"), bytes(10));
    for (String there :
        List.of("other.json", "OTHER.CSV", ".hidden", "scan.png.part", "real.png")) {
      inOutbox(there, bytes(10));
    }
    Files.createSymbolicLink(out.resolve("link.png"), secret);
    Files.createSymbolicLink(out.resolve("inner-link.png"), Path.of("real.png"));
    byte[] before = Files.readAllBytes(secret);

    place("scan.json", scan(name, "image/png"));

    FileOutcome outcome = outcome("scan.json");
    assertThat(outcome.messages()).isEmpty();
    assertThat(outcome.allAccepted()).isFalse();
    assertThat(home().state("outgoing")).isDirectoryNotContaining("glob:**.message");
    assertThat(secret).hasBinaryContent(before);
    assertThat(home().rejected().resolve("scan.json.attached")).doesNotExist();
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
    assertThat(home().rejected().resolve("scan.png")).hasBinaryContent(bytes(10));
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
  @EnumSource
  void killedWhileItIsComposed_isSentOnceWithItsFile(JobSteps.Step killedAfter) throws Exception {
    List<JobSteps.Step> passed = new ArrayList<>();
    restart(
        defaults(),
        step -> {
          passed.add(step);
          if (step == killedAfter) {
            throw new Killed();
          }
        });
    inOutbox("scan.png", bytes(100));
    place("scan.json", scan("scan.png", "image/png"));
    Eventually.holds(PATIENCE, () -> assertThat(passed).contains(killedAfter));
    assertThat(home().outbox()).isEmptyDirectory();
    restart(defaults(), step -> {});

    FileOutcome outcome = outcome("scan.json");

    assertThat(outcome.messages()).hasSize(1);
    assertThat(received(outcome).resolve("image.png")).hasBinaryContent(bytes(100));
    assertThat(home().sent().resolve("scan.json.attached/scan.png")).exists();
  }

  @Test
  void handingOverADraftBringsItsFiles() throws Exception {
    Path draft = Files.writeString(folder.resolve("scan.json"), scan("scan.png", "image/png"));
    Files.write(folder.resolve("scan.png"), bytes(10));

    Submission submission = Submission.hand(home(), draft);

    assertThat(home().outbox().resolve("scan.png")).hasBinaryContent(bytes(10));
    assertThatThrownBy(() -> Submission.hand(home(), draft))
        .isInstanceOf(FileAlreadyExistsException.class);
    assertThatThrownBy(() -> Submission.hand(home(), folder.resolve("scan.png")))
        .isInstanceOf(IllegalArgumentException.class);
    outbox.take(home().outbox().resolve(submission.name()));
    assertThat(received(outcome("scan.json")).resolve("image.png")).exists();
  }
}
