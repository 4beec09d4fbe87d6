// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.saola.routes.parts.PartsAtTheHub.code;

import io.tus.java.client.TusClient;
import io.tus.java.client.TusUpload;
import io.tus.java.client.TusUploader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.saola.message.json.StrictJson;
import org.saola.message.manifest.Digest;
import org.saola.message.manifest.EarlierMessage;
import org.saola.message.manifest.HandOver;
import org.saola.message.manifest.Manifest;
import org.saola.message.manifest.MessageId;
import org.saola.message.manifest.Part;
import org.saola.message.manifest.ReceiptItem;
import org.saola.message.manifest.TypeId;
import org.saola.message.notice.Event;
import org.saola.message.type.MessageType;
import org.saola.message.type.MessageTypes;
import org.saola.pki.seal.SealedMessage;
import org.saola.routes.MessageRefused;
import org.saola.routes.RefusalCode;
import org.saola.routes.Stage;
import org.saola.routes.fixture.TestAgency;
import org.saola.routes.fixture.TestFederation;
import org.saola.routes.fixture.TestFields;
import org.saola.routes.fixture.TestHub;
import org.saola.routes.fixture.TestMessage;
import org.saola.routes.parts.PartsAtTheHub.Apart;

/** Parts that travel apart: up, claimed, down, and gone; and every way in which that is refused. */
class PartsTest {
  private static final int SIZE = 200_000;
  private static final String SENDER = "NL-CUSTOMS";
  private static final List<String> READERS = List.of("FR-POLICE", "EUROPOL");

  /** Done behind each stage of the pipeline. */
  private static final AtomicReference<Consumer<Stage>> BEHIND = new AtomicReference<>(stage -> {});

  private static TestHub hub;
  private static PartsAtTheHub parts;
  private static TestAgency customs;
  private MessageId id = nextId();

  @BeforeAll
  static void start() throws Exception {
    hub =
        TestHub.create(
            "parts: {part-bytes: 1000000, agency-bytes: 1500000, store-bytes: 2000000,"
                + " free-bytes: 1, keep-unaccepted: 2s}");
    hub.start((stage, messages) -> BEHIND.get().accept(stage));
    hub.publish(TestFederation.get().takingEveryType(hub.directory()));
    parts = new PartsAtTheHub(hub);
    customs = TestAgency.connect(hub, SENDER);
  }

  @AfterAll
  static void stop() throws Exception {
    customs.close();
    hub.close();
  }

  /** Each test has the store for itself. */
  @BeforeEach
  void empty() {
    hub.database().sql("delete from part").update();
    fresh();
  }

  private void fresh() {
    id = nextId();
  }

  private static MessageId nextId() {
    return MessageId.next(Clock.systemUTC(), RandomGenerator.getDefault());
  }

  private Apart image() throws Exception {
    return parts.seal(SENDER, id, "persons", SIZE, READERS);
  }

  private TestMessage message(Apart image) {
    return TestMessage.from(hub, SENDER)
        .id(id)
        .to("FR-POLICE", "EUROPOL")
        .report()
        .apart("persons", "application/json", image.digests());
  }

  /** The message's type wants it so labelled; what the bytes are is nothing that the hub sees. */
  private static Part nominal(Part part) {
    return new Part(
        part.name(),
        part.mediaType(),
        part.size(),
        part.name().equals("persons"),
        part.to(),
        part.sealed(),
        part.content(),
        part.claimCheck());
  }

  private TestMessage.Sealed accepted(Apart image) throws Exception {
    assertThat(parts.upload(SENDER, id, "persons", image).statusCode()).isEqualTo(204);
    TestMessage.Sealed sealed = message(image).parts(PartsTest::nominal).seal();
    customs.send(sealed.bytes());
    TestHub.await(() -> deliveries("consigned") == 2);
    return sealed;
  }

  private long deliveries(String state) {
    return hub.database()
        .sql(
            """
            select count(*) from delivery d join message m on m.number = d.message
            where m.id = ?::uuid and d.state = ?
            """)
        .params(id.value(), state)
        .query(Long.class)
        .single();
  }

  private Path file() {
    return hub.home().resolve("parts").resolve(SENDER).resolve(id + ".persons");
  }

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
        message(image).parts(PartsTest::nominal).lifetime(Duration.ofSeconds(3)).seal().bytes());
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
              .parts(PartsTest::nominal)
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

  /** Also an upload of one byte takes a row, a file and a look each second. */
  @Test
  void manyTinyUploadsFillAnAgencysShareToo() throws Exception {
    declareTiny("BE-CITES", 22);
    declareTiny("EUROPOL", 8);
    Digest any = Digest.of(new byte[0]);
    assertThat(code(parts.create("BE-CITES", id, "b", 1, any))).isEqualTo("AGENCY_FULL");
    assertThat(code(parts.create("EUROPOL", id, "b", 1, any))).isEqualTo("STORE_FULL");
  }

  /** None of them is tidied away before the last one has come, however slow the machine is. */
  private void declareTiny(String agency, int count) throws Exception {
    for (int i = 0; i < count; i++) {
      HttpResponse<byte[]> answer = parts.create(agency, id, "a" + i, 1, Digest.of(new byte[0]));
      assertThat(answer.statusCode()).isEqualTo(201);
      hub.database().sql("update part set touched_at = 'infinity'").update();
    }
  }

  @Test
  void whatNoMessageClaimsIsDeletedInTime() throws Exception {
    parts.upload(SENDER, id, "persons", image());
    assertThat(file()).exists();
    TestHub.await(() -> !Files.exists(file()));
    assertThat(parts.head(SENDER, id, "persons").statusCode()).isEqualTo(404);
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

  @Test
  void anUploadGoesOnWhereItWasCut() throws Exception {
    Apart image = image();
    parts.create(SENDER, id, "persons", image.bytes().length, image.sealed());
    assertThatThrownBy(
            () -> {
              try (HttpClient client = PartsAtTheHub.client(SENDER)) {
                client.send(
                    parts
                        .patch(
                            id,
                            "persons",
                            0,
                            BodyPublishers.ofInputStream(() -> breaking(image.bytes(), 100_000)))
                        .build(),
                    BodyHandlers.discarding());
              }
            })
        .isInstanceOf(IOException.class);
    TestHub.await(() -> parts.head(SENDER, id, "persons").statusCode() == 200 && !busy());
    long offset = offset(parts.head(SENDER, id, "persons"));
    assertThat(offset).isBetween(1L, 100_000L);

    byte[] rest = Arrays.copyOfRange(image.bytes(), (int) offset, image.bytes().length);
    HttpResponse<byte[]> done = parts.patch(SENDER, id, "persons", offset, rest);
    assertThat(done.statusCode()).isEqualTo(204);
    assertThat(offset(done)).isEqualTo(image.bytes().length);
    assertThat(file()).hasBinaryContent(image.bytes());
  }

  /** Whether the cut request still holds the upload: an empty body then finds it busy. */
  private boolean busy() throws Exception {
    long offset = offset(parts.head(SENDER, id, "persons"));
    return offset == 0
        || parts.patch(SENDER, id, "persons", offset, new byte[0]).statusCode() != 204;
  }

  private static long offset(HttpResponse<byte[]> answer) {
    return answer.headers().firstValueAsLong("Upload-Offset").orElseThrow();
  }

  private static InputStream breaking(byte[] bytes, int after) {
    return new InputStream() {
      private int at;

      @Override
      public int read() throws IOException {
        if (at >= after) {
          throw new IOException("cut by the test");
        }
        return bytes[at++] & 0xff;
      }
    };
  }

  /** The tus project's own client, which knows nothing of us. */
  @Test
  void theHubSpeaksTus() throws Exception {
    Apart image = image();
    SSLContext tls =
        TestFederation.get().keystore(SENDER).tls(TestFederation.get().authority().anchor());
    TusClient client =
        new TusClient() {
          @Override
          public void prepareConnection(HttpURLConnection connection) {
            super.prepareConnection(connection);
            ((HttpsURLConnection) connection).setSSLSocketFactory(tls.getSocketFactory());
          }
        };
    client.setUploadCreationURL(URI.create(parts.address() + "/parts").toURL());
    TusUpload upload = upload(image);
    TusUploader first = client.createUpload(upload);
    first.setChunkSize(50_000);
    first.setRequestPayloadSize(50_000);
    first.uploadChunk();
    first.finish();
    TusUploader second = client.beginOrResumeUploadFromURL(upload(image), first.getUploadURL());
    assertThat(second.getOffset()).isEqualTo(50_000);
    while (second.uploadChunk() > -1) {
      // Until all is sent.
    }
    second.finish();
    assertThat(file()).hasBinaryContent(image.bytes());
  }

  private TusUpload upload(Apart image) {
    TusUpload upload = new TusUpload();
    upload.setInputStream(new ByteArrayInputStream(image.bytes()));
    upload.setSize(image.bytes().length);
    upload.setMetadata(
        Map.of("message", id.value(), "part", "persons", "sealed", image.sealed().value()));
    return upload;
  }

  @Test
  void aMessageIsRefusedUnlessItsPartIsThereAsSigned() throws Exception {
    Apart image = image();
    assertThat(refused(message(image))).isEqualTo(RefusalCode.CLAIM_CHECK_MISSING);

    fresh();
    image = image();
    parts.create(SENDER, id, "persons", image.bytes().length, image.sealed());
    assertThat(refused(message(image))).isEqualTo(RefusalCode.CLAIM_CHECK_INCOMPLETE);

    fresh();
    image = image();
    parts.upload(SENDER, id, "persons", image());
    assertThat(refused(message(image))).isEqualTo(RefusalCode.SEALED_DIGEST_MISMATCH);

    fresh();
    image = image();
    parts.upload(SENDER, id, "persons", image);
    assertThat(refused(message(image).json(it -> it.replace("\"size\":200000", "\"size\":9"))))
        .isEqualTo(RefusalCode.CLAIM_CHECK_SIZE);

    fresh();
    image = parts.seal(SENDER, id, "persons", SIZE, List.of("FR-POLICE", "BE-CITES"));
    parts.upload(SENDER, id, "persons", image);
    assertThat(refused(message(image))).isEqualTo(RefusalCode.HIDDEN_RECIPIENT);

    // Another agency's upload under the same names is no upload of the sender's.
    fresh();
    image = image();
    parts.upload("FR-POLICE", id, "persons", image);
    assertThat(refused(message(image))).isEqualTo(RefusalCode.CLAIM_CHECK_MISSING);
  }

  /** As the tidying could do at the last moment: nothing is accepted without its part. */
  @Test
  void aPartThatGoesBetweenCheckAndAcceptanceIsNotAccepted() throws Exception {
    Apart image = image();
    parts.upload(SENDER, id, "persons", image);
    BEHIND.set(
        stage -> {
          if (stage == Stage.AUTHORIZE) {
            hub.database().sql("delete from part").update();
          }
        });
    try {
      assertThat(refused(message(image))).isEqualTo(RefusalCode.CLAIM_CHECK_MISSING);
    } finally {
      BEHIND.set(stage -> {});
    }
    assertThat(deliveries("consigned")).isZero();
  }

  /** What is claimed is what was checked, not what has come under its name since. */
  @Test
  void aPartThatIsReplacedBetweenCheckAndAcceptanceIsNotAccepted() throws Exception {
    Apart image = image();
    Apart hidden = parts.seal(SENDER, id, "persons", SIZE, List.of("FR-POLICE", "BE-CITES"));
    parts.upload(SENDER, id, "persons", image);
    BEHIND.set(
        stage -> {
          if (stage == Stage.AUTHORIZE) {
            replace(hidden);
          }
        });
    try {
      assertThat(refused(message(image))).isEqualTo(RefusalCode.SEALED_DIGEST_MISMATCH);
    } finally {
      BEHIND.set(stage -> {});
    }
    assertThat(deliveries("consigned")).isZero();
  }

  private void replace(Apart other) {
    try {
      parts.send(SENDER, parts.request("/parts/%s/persons".formatted(id)).DELETE());
      assertThat(parts.upload(SENDER, id, "persons", other).statusCode()).isEqualTo(204);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** What was read are the bytes of the upload that was asked about, not of another since. */
  @Test
  void anUploadThatChangesWhileItIsLookedAtIsLookedAtAgain_andNotForEver() throws Exception {
    Apart image = image();
    parts.upload(SENDER, id, "persons", image);
    AtomicInteger changes = new AtomicInteger(1);
    PartTable changing =
        new PartTable(hub.database()) {
          @Override
          Optional<Upload> find(PartKey key) {
            Optional<Upload> found = super.find(key);
            if (changes.getAndDecrement() > 0) {
              hub.database().sql("update part set touched_at = now()").update();
            }
            return found;
          }
        };
    ClaimChecks checks = new ClaimChecks(changing, hub.bean(PartFiles.class));
    Manifest manifest = manifest(message(image).parts(PartsTest::nominal).seal());
    Part part = manifest.parts().getLast();
    assertThat(checks.check(manifest, part)).isNotNull();
    changes.set(100);
    assertThatThrownBy(() -> checks.check(manifest, part))
        .isInstanceOfSatisfying(
            MessageRefused.class,
            e -> assertThat(e.code()).isEqualTo(RefusalCode.CLAIM_CHECK_INCOMPLETE));
  }

  private static Manifest manifest(TestMessage.Sealed sealed) throws Exception {
    return StrictJson.read(
        SealedMessage.parse(sealed.bytes(), 1 << 20)
            .signedManifest()
            .orElseThrow()
            .unverifiedManifest(),
        Manifest.class);
  }

  private RefusalCode refused(TestMessage message) throws Exception {
    TestMessage.Sealed sealed = message.parts(PartsTest::nominal).seal();
    customs.send(sealed.bytes());
    return RefusalCode.valueOf(customs.nextEntry(Event.REFUSED, sealed.manifest()).code());
  }

  @Test
  void bytesThatAreNotWhatWasDeclaredAreForgotten() throws Exception {
    Apart image = image();
    byte[] other = image.bytes().clone();
    other[other.length / 2] ^= 1;
    Apart changed = new Apart(other, image.digests());
    HttpResponse<byte[]> answer = parts.upload(SENDER, id, "persons", changed);
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(code(answer)).isEqualTo("SEALED_DIGEST_MISMATCH");
    assertThat(file()).doesNotExist();
    assertThat(parts.upload(SENDER, id, "persons", image).statusCode()).isEqualTo(204);
  }

  @Test
  void whatIsNoSealedPartIsForgotten() throws Exception {
    byte[] plain = new byte[SIZE];
    parts.create(SENDER, id, "persons", SIZE, Digest.of(plain));
    HttpResponse<byte[]> answer = parts.patch(SENDER, id, "persons", 0, plain);
    assertThat(code(answer)).isEqualTo("BAD_SEAL");
    assertThat(file()).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource({
    "1000001, 413, TOO_LARGE",
    "0, 400, INVALID",
    "-1, 400, INVALID",
  })
  void sizesHaveBounds(long bytes, int status, String code) throws Exception {
    HttpResponse<byte[]> answer =
        parts.create(SENDER, id, "persons", bytes, Digest.of(new byte[0]));
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(code(answer)).isEqualTo(code);
  }

  /** Whoever is refused for lack of room is told when to come back, and then goes on. */
  @Test
  void aFullStoreSlowsSendersAndForgetsNothing() throws Exception {
    Digest any = Digest.of(new byte[0]);
    assertThat(parts.create("BE-CITES", id, "a", 900_000, any).statusCode()).isEqualTo(201);
    HttpResponse<byte[]> own = parts.create("BE-CITES", id, "b", 900_000, any);
    assertThat(own.statusCode()).isEqualTo(429);
    assertThat(code(own)).isEqualTo("AGENCY_FULL");
    assertThat(own.headers().firstValueAsLong("Retry-After").orElseThrow()).isPositive();

    Apart image = parts.seal(SENDER, id, "persons", 950_000, READERS);
    parts.create(SENDER, id, "persons", image.bytes().length, image.sealed());
    HttpResponse<byte[]> all = parts.create("EUROPOL", id, "a", 900_000, any);
    assertThat(all.statusCode()).isEqualTo(507);
    assertThat(code(all)).isEqualTo("STORE_FULL");
    assertThat(all.headers().firstValue("Retry-After")).isPresent();
    // What was begun has its room.
    assertThat(parts.patch(SENDER, id, "persons", 0, image.bytes()).statusCode()).isEqualTo(204);
    TestHub.await(() -> parts.create("EUROPOL", id, "a", 900_000, any).statusCode() == 201);
  }

  @Test
  void offsetsAndLengthsThatLieAreRefused_andTheUploadGoesOn() throws Exception {
    Apart image = image();
    int length = image.bytes().length;
    parts.create(SENDER, id, "persons", length, image.sealed());
    byte[] some = Arrays.copyOf(image.bytes(), 1000);
    assertThat(code(parts.patch(SENDER, id, "persons", 5, some))).isEqualTo("WRONG_OFFSET");
    assertThat(parts.patch(SENDER, id, "persons", 0, some).statusCode()).isEqualTo(204);
    assertThat(code(parts.patch(SENDER, id, "persons", 0, some))).isEqualTo("WRONG_OFFSET");
    byte[] more = Arrays.copyOf(image.bytes(), length);
    assertThat(code(parts.patch(SENDER, id, "persons", 1000, more))).isEqualTo("BEYOND_LENGTH");
    // The same without saying how much comes.
    assertThat(
            code(
                parts.send(
                    SENDER,
                    parts.patch(
                        id,
                        "persons",
                        1000,
                        BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(more))))))
        .isEqualTo("BEYOND_LENGTH");
    assertThat(offset(parts.head(SENDER, id, "persons"))).isEqualTo(1000);
    assertThat(code(parts.create(SENDER, id, "persons", length + 1, image.sealed())))
        .isEqualTo("DECLARED_OTHERWISE");
    byte[] rest = Arrays.copyOfRange(image.bytes(), 1000, length);
    assertThat(parts.patch(SENDER, id, "persons", 1000, rest).statusCode()).isEqualTo(204);
  }

  @Test
  void anotherAgencyFindsNoUploadOfOnesOwn() throws Exception {
    Apart image = image();
    parts.create(SENDER, id, "persons", image.bytes().length, image.sealed());
    byte[] some = Arrays.copyOf(image.bytes(), 1000);
    assertThat(parts.head("EUROPOL", id, "persons").statusCode()).isEqualTo(404);
    assertThat(code(parts.patch("EUROPOL", id, "persons", 0, some))).isEqualTo("UNKNOWN_UPLOAD");
    assertThat(
            parts
                .send("EUROPOL", parts.request("/parts/%s/persons".formatted(id)).DELETE())
                .statusCode())
        .isEqualTo(404);
    assertThat(parts.head(SENDER, id, "persons").statusCode()).isEqualTo(200);
  }

  @Test
  void anAcceptedPartCannotBeTakenBack() throws Exception {
    accepted(image());
    HttpResponse<byte[]> answer =
        parts.send(SENDER, parts.request("/parts/%s/persons".formatted(id)).DELETE());
    assertThat(code(answer)).isEqualTo("ACCEPTED");
    assertThat(file()).exists();
  }

  @Test
  void namesLeadNowhere() throws Exception {
    Random random = new Random(20261122L);
    for (String name :
        List.of(
            "../../pki/log.key",
            "..",
            ".",
            "a/b",
            "a\\b",
            "a\u0000",
            "A",
            "%2e%2e",
            "x".repeat(33),
            "")) {
      HttpResponse<byte[]> answer =
          parts.send(
              SENDER,
              parts.creation(
                  PartsAtTheHub.metadata(id.value(), name, Digest.of(new byte[0]).value()), 10));
      assertThat(code(answer)).as(name).isEqualTo("INVALID");
      answer =
          parts.send(
              SENDER,
              parts.creation(
                  PartsAtTheHub.metadata(
                      name + random.nextInt(), "persons", Digest.of(new byte[0]).value()),
                  10));
      assertThat(code(answer)).as(name).isEqualTo("INVALID");
    }
    for (String path : List.of("/parts/..%2f..%2fpki/log.key", "/parts/x/y", "/parts/A/../x/y")) {
      assertThat(parts.send(SENDER, parts.request(path).HEAD()).statusCode())
          .as(path)
          .isBetween(400, 404);
    }
    try (Stream<Path> files = Files.walk(hub.home().resolve("parts"))) {
      assertThat(files.filter(Files::isRegularFile).map(it -> it.getFileName().toString()))
          .allMatch(it -> it.matches("[0-9a-f-]{36}\\.[a-z0-9-]+"));
    }
  }

  /** Whatever the headers say: a code, never a fault, and nothing but well-named files. */
  @Test
  void headersOfAnyKindAreAnsweredWithACode() throws Exception {
    long seed = Long.getLong("saola.seed", 20261122L);
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    Apart image = image();
    parts.create(SENDER, id, "persons", image.bytes().length, image.sealed());
    hub.database().sql("update part set touched_at = 'infinity'").update();
    try (HttpClient client = PartsAtTheHub.client(SENDER)) {
      for (int i = 0; i < 300; i++) {
        HttpRequest request = oddRequest(random);
        HttpResponse<byte[]> answer = client.send(request, BodyHandlers.ofByteArray());
        assertThat(answer.statusCode())
            .as("%s %s", request, request.headers())
            .isIn(200, 204, 400, 404, 409, 412, 413, 422);
      }
    }
    assertThat(offset(parts.head(SENDER, id, "persons"))).isZero();
  }

  private HttpRequest oddRequest(Random random) {
    String good = PartsAtTheHub.metadata(id.value(), "persons", Digest.of(new byte[0]).value());
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(parts.address() + odd(random, PATHS.formatted(id, id))));
    Map.of(
            "Tus-Resumable", "1.0.0|1.0.0|1.0.0|1.0.1|0|~",
            "Upload-Offset", NUMBERS,
            "Upload-Length", NUMBERS,
            "Upload-Defer-Length", "1|",
            "Upload-Concat", "final;/parts/a /parts/b|partial",
            "Upload-Checksum", "sha1 AAAA|",
            "X-HTTP-Method-Override", "PATCH|GET|~|DELETED",
            "Content-Type", PartsAtTheHub.CHUNK + "|text/plain|;;|" + PartsAtTheHub.CHUNK,
            "Upload-Metadata",
                good
                    + "|,| |a|message|message !|"
                    + good
                    + ","
                    + good
                    + "|message "
                    + "A".repeat(2000))
        .forEach(
            (name, values) -> {
              if (random.nextInt(4) > 0) {
                request.setHeader(name, odd(random, values));
              }
            });
    byte[] body = new byte[random.nextInt(3)];
    // Half of the time as it should be, but for the headers; never with a body that would count.
    return request
        .method(odd(random, "POST|PATCH|HEAD|PUT|POST|PATCH"), BodyPublishers.ofByteArray(body))
        .build();
  }

  private static final String PATHS =
      "/parts|/parts/%s/persons|/parts/%s/x|/parts/x/persons|/parts/";
  private static final String NUMBERS =
      "-1|00|1e3|9223372036854775808|99999999999999999999|0x10|~1| 1|1 2|+5||7|1.0|NaN|1,2";

  private static String odd(Random random, String values) {
    String[] choices = values.split("\\|", -1);
    return choices[random.nextInt(choices.length)];
  }

  @Test
  void aFormOfAnySizeIsNotReadIntoMemory() throws Exception {
    HttpResponse<byte[]> answer =
        parts.send(
            SENDER,
            parts
                .request("/parts/%s/persons".formatted(id))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Upload-Offset", "0")
                .method("PATCH", BodyPublishers.ofByteArray(new byte[1000])));
    assertThat(code(answer)).isEqualTo("INVALID");
    assertThat(hub.contains("formContentFilter")).isFalse();
  }
}
