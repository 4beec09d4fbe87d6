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
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Map;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.saola.message.manifest.Digest;
import org.saola.routes.fixture.TestFederation;
import org.saola.routes.fixture.TestHub;
import org.saola.routes.parts.PartsAtTheHub.Apart;

/**
 * Parts on their way up: in pieces, by any client of the protocol, and gone where nobody claims
 * them.
 */
class UploadTest extends AtThePartStore {
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
}
