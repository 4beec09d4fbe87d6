// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.parts;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.saola.message.manifest.Digest;
import org.saola.message.manifest.MessageId;
import org.saola.pki.seal.PartContext;
import org.saola.pki.seal.PartSealer;
import org.saola.routes.fixture.TestFederation;
import org.saola.routes.fixture.TestHub;

/** Sealed parts, and what agencies do with them over real TLS. */
final class PartsAtTheHub {
  static final String CHUNK = "application/offset+octet-stream";
  private static final long SEED = 20261122L;

  private final TestHub hub;

  PartsAtTheHub(TestHub hub) {
    this.hub = hub;
  }

  /** A part as a connector seals it: BER, in chunks. */
  record Apart(byte[] bytes, PartSealer.Sealed digests) {
    Digest sealed() {
      return Digest.ofHash(digests.sealedDigest());
    }
  }

  Apart seal(String from, MessageId id, String part, int size, List<String> recipients)
      throws Exception {
    byte[] content = new byte[size];
    new Random(SEED).nextBytes(content);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PartSealer.Sealed digests =
        new PartSealer(new SecureRandom())
            .seal(
                new PartContext(TestFederation.NAME, from, id.value(), part),
                new ByteArrayInputStream(content),
                recipients.stream()
                    .map(it -> hub.directory().sealingCertificates(it, Instant.now()).getFirst())
                    .toList(),
                out);
    return new Apart(out.toByteArray(), digests);
  }

  HttpResponse<byte[]> create(String agency, MessageId id, String part, long bytes, Digest sealed)
      throws Exception {
    return send(agency, creation(metadata(id.value(), part, sealed.value()), bytes));
  }

  static String metadata(String message, String part, String sealed) {
    return "message %s,part %s,sealed %s".formatted(base64(message), base64(part), base64(sealed));
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  HttpRequest.Builder creation(String metadata, long bytes) {
    return request("/parts")
        .header("Upload-Length", String.valueOf(bytes))
        .header("Upload-Metadata", metadata)
        .POST(BodyPublishers.noBody());
  }

  HttpResponse<byte[]> patch(String agency, MessageId id, String part, long offset, byte[] body)
      throws Exception {
    return send(agency, patch(id, part, offset, BodyPublishers.ofByteArray(body)));
  }

  HttpRequest.Builder patch(
      MessageId id, String part, long offset, HttpRequest.BodyPublisher body) {
    return request("/parts/%s/%s".formatted(id, part))
        .header("Upload-Offset", String.valueOf(offset))
        .header("Content-Type", CHUNK)
        .method("PATCH", body);
  }

  HttpResponse<byte[]> head(String agency, MessageId id, String part) throws Exception {
    return send(agency, request("/parts/%s/%s".formatted(id, part)).HEAD());
  }

  /** All of it in one go. */
  HttpResponse<byte[]> upload(String agency, MessageId id, String part, Apart apart)
      throws Exception {
    HttpResponse<byte[]> created = create(agency, id, part, apart.bytes().length, apart.sealed());
    return created.statusCode() == 201 ? patch(agency, id, part, 0, apart.bytes()) : created;
  }

  HttpResponse<byte[]> download(String agency, String sender, MessageId id, String part)
      throws Exception {
    return send(agency, request("/parts/%s/%s/%s".formatted(sender, id, part)).GET());
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(address() + path)).header("Tus-Resumable", "1.0.0");
  }

  String address() {
    return "https://localhost:" + hub.httpsPort();
  }

  HttpResponse<byte[]> send(String agency, HttpRequest.Builder request) throws Exception {
    try (HttpClient client = client(agency)) {
      return client.send(request.build(), BodyHandlers.ofByteArray());
    }
  }

  static HttpClient client(String agency) {
    TestFederation federation = TestFederation.get();
    return HttpClient.newBuilder()
        .sslContext(federation.keystore(agency).tls(federation.authority().anchor()))
        .version(HttpClient.Version.HTTP_1_1)
        .build();
  }

  static String code(HttpResponse<byte[]> answer) {
    String text = new String(answer.body(), StandardCharsets.UTF_8);
    return text.isEmpty() ? "" : text.replaceAll("\\{\"code\":\"([A-Z_]+)\".*", "$1");
  }
}
