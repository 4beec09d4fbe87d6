// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.saola.routes.parts.PartsAtTheHub.code;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.saola.message.manifest.Digest;
import org.saola.routes.parts.PartsAtTheHub.Apart;

/** Uploads that lie: in bytes, sizes, offsets, names and headers. */
class OddUploadTest extends AtThePartStore {
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
