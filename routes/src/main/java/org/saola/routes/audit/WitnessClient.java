// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.audit;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.saola.pki.transparency.AddCheckpoint;
import org.saola.pki.transparency.Checkpoint;
import org.saola.pki.transparency.LogRefused;
import org.saola.pki.transparency.TileReader;

/** One witness, asked as C2SP tlog-witness says. For one thread at a time. */
final class WitnessClient {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int MOST_ANSWER = 16 * 1024;
  private static final int CONFLICT = 409;
  private static final int OK = 200;

  private final URI address;
  private final HttpClient http;

  /** What it has cosigned, as far as is known here: it says so itself when it is more. */
  private long cosigned;

  /** The witness has seen more of this log than is here. */
  static final class LogIsOlder extends IOException {
    private static final long serialVersionUID = 1L;

    LogIsOlder(String message) {
      super(message);
    }
  }

  WitnessClient(URI base, HttpClient http) {
    String text = base.toString();
    this.address = URI.create((text.endsWith("/") ? text : text + "/") + "add-checkpoint");
    this.http = http;
  }

  /**
   * @return its cosignature lines, not verified yet
   * @throws LogIsOlder when it has cosigned more than this
   * @throws IOException when it does not answer, or answers with a refusal: it says which
   */
  String ask(Checkpoint checkpoint, TileReader tiles)
      throws IOException, InterruptedException, LogRefused {
    long known = cosigned;
    // Whatever goes wrong now, the next round begins with what every log begins with.
    cosigned = 0;
    HttpResponse<byte[]> answer = post(known, checkpoint, tiles);
    if (answer.statusCode() == CONFLICT) {
      long size = sizeIn(text(answer));
      if (size < 0 || size > checkpoint.size()) {
        throw new LogIsOlder(
            "it has cosigned %d leaves, and this log has %d: is this log an older one?"
                .formatted(size, checkpoint.size()));
      }
      answer = post(size, checkpoint, tiles);
    }
    if (answer.statusCode() != OK) {
      throw new IOException("%d %s".formatted(answer.statusCode(), text(answer).strip()));
    }
    cosigned = checkpoint.size();
    return text(answer);
  }

  private HttpResponse<byte[]> post(long known, Checkpoint checkpoint, TileReader tiles)
      throws IOException, InterruptedException, LogRefused {
    String body = AddCheckpoint.of(known, checkpoint, tiles).format();
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .timeout(PATIENCE)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    return http.send(
        request,
        HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofByteArray(), MOST_ANSWER));
  }

  private static long sizeIn(String text) throws IOException {
    try {
      return Long.parseLong(text.strip());
    } catch (NumberFormatException e) {
      throw new IOException("its conflict names no size", e);
    }
  }

  private static String text(HttpResponse<byte[]> answer) {
    return new String(answer.body(), StandardCharsets.UTF_8);
  }
}
