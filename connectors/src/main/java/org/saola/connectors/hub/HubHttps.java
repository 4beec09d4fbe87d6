// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.hub;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.saola.message.json.InvalidDocument;
import org.saola.message.json.StrictJson;

/** Asks the hub over HTTPS with mutual TLS. Follows no redirect and reads no endless answer. */
public final class HubHttps implements AutoCloseable {
  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final Duration ANSWER = Duration.ofSeconds(30);
  private static final int MAX_ANSWER = 16 * 1024 * 1024;

  private final URI base;
  private final HttpClient client;

  public HubHttps(URI base, SSLContext tls) {
    this.base = base;
    this.client =
        HttpClient.newBuilder()
            .sslContext(tls)
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT)
            .build();
  }

  /** The hub's words when it will not do something. */
  private record Refusal(String code, String message) {}

  /**
   * @param path absolute, such as {@code /log/checkpoint}
   * @return empty when the hub has no such thing (yet)
   */
  public Optional<byte[]> find(String path) throws HubUnavailable {
    HttpResponse<byte[]> answer = exchange(request(path).GET().build());
    return switch (answer.statusCode()) {
      case 200 -> Optional.of(answer.body());
      case 404 -> Optional.empty();
      default -> throw unexpected(answer);
    };
  }

  /** As {@link #find}, for what the hub must have. */
  public byte[] get(String path) throws HubUnavailable {
    return find(path).orElseThrow(() -> new HubUnavailable("the hub has no " + path));
  }

  public byte[] post(String path, byte[] json) throws HubUnavailable, HubRefused {
    HttpRequest request =
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(json))
            .build();
    HttpResponse<byte[]> answer = exchange(request);
    if (answer.statusCode() == 200) {
      return answer.body();
    }
    if (answer.statusCode() / 100 == 4) {
      throw refused(answer);
    }
    throw unexpected(answer);
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(base.resolve(path)).timeout(ANSWER);
  }

  private HttpResponse<byte[]> exchange(HttpRequest request) throws HubUnavailable {
    try {
      return client.send(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MAX_ANSWER));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new HubUnavailable("interrupted while asking the hub", e);
    } catch (IOException | UncheckedIOException e) {
      throw new HubUnavailable("%s: %s".formatted(request.uri(), e), e);
    }
  }

  private static HubRefused refused(HttpResponse<byte[]> answer) throws HubUnavailable {
    try {
      Refusal refusal = StrictJson.read(answer.body(), Refusal.class);
      return new HubRefused(refusal.code(), refusal.message());
    } catch (InvalidDocument e) {
      throw unexpected(answer);
    }
  }

  private static HubUnavailable unexpected(HttpResponse<byte[]> answer) {
    return new HubUnavailable("%s answered %d".formatted(answer.uri(), answer.statusCode()));
  }

  /** Gives up what is being asked. */
  @Override
  public void close() {
    client.shutdownNow();
  }
}
