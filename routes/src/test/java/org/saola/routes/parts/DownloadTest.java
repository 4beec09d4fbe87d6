// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.saola.routes.parts.PartsAtTheHub.code;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.saola.message.manifest.Digest;
import org.saola.message.manifest.EarlierMessage;
import org.saola.message.manifest.HandOver;
import org.saola.message.manifest.ReceiptItem;
import org.saola.message.manifest.TypeId;
import org.saola.message.notice.Event;
import org.saola.message.type.MessageType;
import org.saola.message.type.MessageTypes;
import org.saola.pki.seal.SealedMessage;
import org.saola.routes.fixture.TestAgency;
import org.saola.routes.fixture.TestFields;
import org.saola.routes.fixture.TestHub;
import org.saola.routes.fixture.TestMessage;
import org.saola.routes.parts.PartsAtTheHub.Apart;

/**
 * Parts on their way down: to whom a message was released, until it is signed for or taken back.
 */
class DownloadTest extends AtThePartStore {
  private HttpResponse<byte[]> download(String agency) throws Exception {
    return parts.download(agency, SENDER, id, "persons");
  }

  @Test
  void whatIsUploadedIsWhatTheRecipientsDownload_andOnlyThey() throws Exception {
    Apart image = image();
    TestMessage.Sealed sealed = accepted(image);

    assertThat(Files.getPosixFilePermissions(file()))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    for (String reader : READERS) {
      assertThat(download(reader).body()).isEqualTo(image.bytes());
    }
    assertThat(code(download("BE-CITES"))).isEqualTo("NOT_RELEASED");
    assertThat(code(download(SENDER))).isEqualTo("NOT_RELEASED");
    assertThat(code(parts.download("FR-POLICE", SENDER, nextId(), "persons")))
        .isEqualTo("NOT_RELEASED");
    assertThat(code(parts.download("FR-POLICE", SENDER, id, "report"))).isEqualTo("GONE");
    try (TestAgency police = TestAgency.connect(hub, "FR-POLICE")) {
      SealedMessage delivery = police.nextDelivery();
      while (!isOf(sealed, delivery)) {
        delivery = police.nextDelivery();
      }
      assertThat(delivery.parts()).hasSize(1);
    }
  }

  private static boolean isOf(TestMessage.Sealed sealed, SealedMessage delivery) {
    byte[] digest = delivery.signedManifest().orElseThrow().digest();
    return Digest.ofHash(digest).equals(sealed.manifest());
  }

  @Test
  void isDeletedWhenTheLastRecipientHasSignedForIt() throws Exception {
    TestMessage.Sealed sealed = accepted(image());
    handOver("FR-POLICE", sealed);
    assertThat(code(download("FR-POLICE"))).isEqualTo("GONE");
    assertThat(download("EUROPOL").statusCode()).isEqualTo(200);
    handOver("EUROPOL", sealed);
    TestHub.await(() -> !Files.exists(file()));
    assertThat(code(download("EUROPOL"))).isEqualTo("GONE");
    assertThat(code(parts.create(SENDER, id, "persons", 10, Digest.of(new byte[0]))))
        .isEqualTo("ACCEPTED");
  }

  private void handOver(String agency, TestMessage.Sealed sealed) throws Exception {
    ReceiptItem line =
        new ReceiptItem(sealed.id(), sealed.manifest(), HandOver.HANDED_OVER, null, Instant.now());
    long before = deliveries("handed-over");
    try (TestAgency recipient = TestAgency.connect(hub, agency)) {
      recipient.send(
          TestMessage.from(hub, agency).to(SENDER).receipts(List.of(line)).seal().bytes());
    }
    TestHub.await(() -> deliveries("handed-over") > before);
  }

  @Test
  void isDeletedWhenTheMessageExpires() throws Exception {
    Apart image = image();
    parts.upload(SENDER, id, "persons", image);
    customs.send(
        message(image)
            .parts(AtThePartStore::nominal)
            .lifetime(Duration.ofSeconds(3))
            .seal()
            .bytes());
    TestHub.await(() -> deliveries("consigned") == 2);
    assertThat(download("EUROPOL").statusCode()).isEqualTo(200);
    TestHub.await(() -> !Files.exists(file()));
    assertThat(code(download("EUROPOL"))).isEqualTo("EXPIRED");
  }

  /** A recipient that has not fetched it yet: with the recall it is too late. */
  @ParameterizedTest
  @ValueSource(strings = {"recall/1", "erasure/1"})
  void isNotGivenOutAndIsDeletedWhenItsMessageIsTakenBack(String word) throws Exception {
    TestMessage.Sealed sealed = accepted(image());
    assertThat(download("EUROPOL").statusCode()).isEqualTo(200);
    takeBack(customs, SENDER, word, sealed, "FR-POLICE", "EUROPOL");
    assertThat(code(download("EUROPOL"))).isEqualTo("GONE");
    TestHub.await(() -> !Files.exists(file()));
  }

  @Test
  void isNotGivenOutWhenTheMessageThatItWasForwardedFromIsTakenBack() throws Exception {
    try (TestAgency originator = TestAgency.connect(hub, "DE-SPOC")) {
      TestMessage.Sealed original =
          TestMessage.from(hub, "DE-SPOC")
              .to(SENDER)
              .report()
              .part("persons", true, List.of(SENDER))
              .seal();
      originator.send(original.bytes());
      originator.nextEntry(Event.CONSIGNED, original.manifest());
      Apart image = image();
      parts.upload(SENDER, id, "persons", image);
      TestMessage.Sealed forward =
          message(image)
              .forwarding(original.manifest(), null)
              .part(MessageType.PROVENANCE, false, READERS)
              .parts(AtThePartStore::nominal)
              .seal();
      customs.send(forward.bytes());
      TestHub.await(
          () -> {
            assertThat(hub.entries(Event.REFUSED))
                .noneMatch(entry -> forward.manifest().equals(entry.message()));
            return deliveries("consigned") == 2;
          });
      assertThat(download("EUROPOL").statusCode()).isEqualTo(200);
      takeBack(originator, "DE-SPOC", "recall/1", original, SENDER, "FR-POLICE", "EUROPOL");
      assertThat(code(download("EUROPOL"))).isEqualTo("GONE");
      TestHub.await(() -> !Files.exists(file()));
    }
  }

  private static void takeBack(
      TestAgency agency, String from, String type, TestMessage.Sealed target, String... holders)
      throws Exception {
    EarlierMessage named = new EarlierMessage(target.id(), target.manifest());
    MessageType word = MessageTypes.find(new TypeId(type)).orElseThrow();
    TestMessage.Sealed sealed =
        TestMessage.from(hub, from)
            .to(holders)
            .answering(target.id())
            .plainPartsOf(word)
            .fields(TestFields.of(word.id(), named))
            .seal();
    agency.send(sealed.bytes());
    agency.nextEntry(Event.ACCEPTED, sealed.manifest());
  }

  @Test
  void aDownloadGoesOnWhereItWasCut() throws Exception {
    Apart image = image();
    accepted(image);
    String tag = download("EUROPOL").headers().firstValue("ETag").orElseThrow();
    assertThat(tag).isEqualTo("\"%s\"".formatted(image.sealed()));

    HttpResponse<byte[]> rest = range("bytes=150000-", tag);
    assertThat(rest.statusCode()).isEqualTo(206);
    assertThat(rest.headers().firstValue("Content-Range"))
        .hasValue("bytes 150000-%d/%d".formatted(image.bytes().length - 1, image.bytes().length));
    assertThat(rest.body())
        .isEqualTo(Arrays.copyOfRange(image.bytes(), 150_000, image.bytes().length));
    assertThat(range("bytes=10-19", tag).body())
        .isEqualTo(Arrays.copyOfRange(image.bytes(), 10, 20));
    // Of other bytes than these there is nothing to go on with.
    assertThat(range("bytes=150000-", "\"other\"").body()).isEqualTo(image.bytes());
    assertThat(range("bytes=9000000-", tag).statusCode()).isEqualTo(416);
    for (String odd : List.of("bytes=5-1", "lines=1-2", "bytes=0-1,5-9", "bytes=-0", "bytes=x")) {
      assertThat(range(odd, tag).statusCode()).as(odd).isIn(200, 416);
    }
  }

  private HttpResponse<byte[]> range(String range, String tag) throws Exception {
    return parts.send(
        "EUROPOL",
        parts
            .request("/parts/%s/%s/persons".formatted(SENDER, id))
            .header("Range", range)
            .header("If-Range", tag)
            .GET());
  }
}
