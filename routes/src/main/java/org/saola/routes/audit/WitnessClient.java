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
  private static final int NOT_CONSISTENT = 422;
  private static final int OK = 200;

  private final URI address;
  private final HttpClient http;

  /** What it has cosigned, as far as is known here: it says so itself when it is more. */
  private long cosigned;

  /** The witness has cosigned what this log does not continue: more of it, or another history. */
  static final class Objection extends IOException {
    private static final long serialVersionUID = 1L;

    Objection(String message) {
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
   * @throws Objection when what it has cosigned is not continued by this
   * @throws IOException when it does not answer, or answers with a refusal: it says which
   */
  String ask(Checkpoint checkpoint, TileReader tiles)
      throws IOException, InterruptedException, LogRefused {
    long known = cosigned;
    // Whatever goes wrong now, the next round begins with what every log begins with.
    cosigned = 0;
    HttpResponse<byte[]> answer = post(known, checkpoint, tiles);
    if (answer.statusCode() == CONFLICT) {
      answer = post(continued(answer, checkpoint), checkpoint, tiles);
      requireNoConflict(answer, checkpoint);
    }
    if (answer.statusCode() == NOT_CONSISTENT) {
      throw new Objection("it has cosigned another history: %s".formatted(text(answer).strip()));
    }
    if (answer.statusCode() != OK) {
      throw new IOException("%d %s".formatted(answer.statusCode(), text(answer).strip()));
    }
    cosigned = checkpoint.size();
    return text(answer);
  }

  private static long continued(HttpResponse<byte[]> conflict, Checkpoint checkpoint)
      throws IOException {
    long size = sizeIn(text(conflict));
    if (size > checkpoint.size()) {
      throw new Objection(
          "it has cosigned %d leaves, and this log has %d: is this log an older one?"
              .formatted(size, checkpoint.size()));
    }
    return size;
  }

  /** Asked from the very size that it has named, it can only mean another tree. */
  private static void requireNoConflict(HttpResponse<byte[]> answer, Checkpoint checkpoint)
      throws IOException {
    if (answer.statusCode() == CONFLICT) {
      throw new Objection(
          "it has cosigned another tree of %d leaves".formatted(continued(answer, checkpoint)));
    }
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
      long size = Long.parseLong(text.strip());
      if (size >= 0) {
        return size;
      }
      throw new IOException("its conflict names a size below 0");
    } catch (NumberFormatException e) {
      throw new IOException("its conflict names no size", e);
    }
  }

  private static String text(HttpResponse<byte[]> answer) {
    return new String(answer.body(), StandardCharsets.UTF_8);
  }
}
