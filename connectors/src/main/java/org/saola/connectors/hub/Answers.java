// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.hub;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.saola.message.json.InvalidDocument;
import org.saola.message.json.StrictJson;

/** What the hub means when it does not do what it was asked with a part. */
final class Answers {
  private static final int MOST_BODY = 64 << 10;
  private static final Duration USUAL_PATIENCE = Duration.ofSeconds(15);
  private static final int MOST_SECONDS = 600;

  /** After these, asking again changes nothing; after any other it may. */
  private static final Set<String> FINAL =
      Set.of("TOO_LARGE", "DECLARED_OTHERWISE", "ACCEPTED", "NOT_RELEASED", "EXPIRED", "GONE");

  private Answers() {}

  /** The hub's words when it will not do something. */
  private record Refusal(String code, String message) {}

  /**
   * @throws HubRefused when asking again changes nothing
   * @throws IOException when it may
   */
  static void throwFor(HttpURLConnection connection) throws IOException, HubRefused {
    int status = connection.getResponseCode();
    String what = "%s answered %d".formatted(connection.getURL(), status);
    switch (status) {
      case 423, 429, 503, 507 ->
          throw new HubBusy(
              status == 507
                  ? "the hub's store is full"
                  : status == 429 ? "the agency's share of the hub's store is full" : what,
              patience(connection));
      case 403, 409, 410, 413 -> {
        Refusal refusal = refusal(connection.getErrorStream());
        if (refusal != null && FINAL.contains(refusal.code())) {
          throw new HubRefused(refusal.code(), refusal.message());
        }
      }
      default -> {}
    }
    throw new HubUnavailable(what);
  }

  private static Duration patience(HttpURLConnection connection) {
    int seconds = connection.getHeaderFieldInt("Retry-After", -1);
    return seconds < 0 || seconds > MOST_SECONDS ? USUAL_PATIENCE : Duration.ofSeconds(seconds);
  }

  // A connection that was closed has nothing left to read: then it is tried again, and read.
  private static @Nullable Refusal refusal(@Nullable InputStream body) {
    if (body == null) {
      return null;
    }
    try (body) {
      return StrictJson.read(body.readNBytes(MOST_BODY), Refusal.class);
    } catch (IOException | InvalidDocument e) {
      return null;
    }
  }
}
