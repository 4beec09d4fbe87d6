// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.transparency;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

record HttpTileReader(HttpClient client, URI log) implements TileReader {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** A full bundle of the longest leaves: what an honest log sends at most. */
  private static final long LONGEST = TilePath.FULL * (2L + 0xffff);

  @Override
  public Optional<byte[]> read(String path) throws IOException {
    URI address = URI.create(log.toString().replaceFirst("/*$", "/") + path);
    HttpRequest request = HttpRequest.newBuilder(address).timeout(PATIENCE).GET().build();
    HttpResponse<byte[]> response = send(request);
    return switch (response.statusCode()) {
      case 200 -> Optional.of(response.body());
      case 404 -> Optional.empty();
      default -> throw new IOException("%s: HTTP %d".formatted(address, response.statusCode()));
    };
  }

  private HttpResponse<byte[]> send(HttpRequest request) throws IOException {
    try {
      var body =
          HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofByteArray(), LONGEST);
      return client.send(request, body);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw (IOException) new InterruptedIOException("interrupted").initCause(e);
    }
  }
}
