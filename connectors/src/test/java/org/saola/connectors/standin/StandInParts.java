// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.standin;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** The hub's store of parts, as the contract says; it breaks off, is full or refuses on demand. */
public final class StandInParts {
  /** By message and part. */
  public final Map<String, ByteArrayOutputStream> uploads = new ConcurrentHashMap<>();

  public final List<String> requests = new CopyOnWriteArrayList<>();

  /** From which addresses they came. */
  public final Set<InetSocketAddress> connections = ConcurrentHashMap.newKeySet();

  /** Where each download began. */
  public final List<Integer> servedFrom = new CopyOnWriteArrayList<>();

  /** How many bytes go through before the next request is cut; negative for all. */
  public final AtomicInteger cutAfter = new AtomicInteger(-1);

  /** Status, code: what the next requests are answered. */
  public volatile Map<String, Object[]> refusals = new HashMap<>();

  private final Map<String, Long> declared = new ConcurrentHashMap<>();

  void serve(HttpExchange exchange) throws IOException {
    String override = exchange.getRequestHeaders().getFirst("X-HTTP-Method-Override");
    String method = override == null ? exchange.getRequestMethod() : override;
    String[] path = exchange.getRequestURI().getPath().split("/");
    connections.add(exchange.getRemoteAddress());
    requests.add(method + " " + exchange.getRequestURI().getPath());
    if (refusals.get(method) != null) {
      Object[] refusal = refusals.get(method);
      exchange.getResponseHeaders().set("Retry-After", "1");
      String json = "{\"code\":\"%s\",\"message\":\"says the test\"}".formatted(refusal[1]);
      answer(exchange, (int) refusal[0], json.getBytes(StandardCharsets.UTF_8));
      return;
    }
    switch (method) {
      case "POST" -> create(exchange);
      case "HEAD" -> head(exchange, path[2] + "/" + path[3]);
      case "PATCH" -> patch(exchange, path[2] + "/" + path[3]);
      default -> get(exchange, path[3] + "/" + path[4]);
    }
  }

  private void create(HttpExchange exchange) throws IOException {
    Headers headers = exchange.getRequestHeaders();
    Map<String, String> metadata = new HashMap<>();
    for (String pair : headers.getFirst("Upload-Metadata").split(",")) {
      String[] words = pair.split(" ");
      metadata.put(words[0], new String(Base64.getDecoder().decode(words[1])));
    }
    String key = metadata.get("message") + "/" + metadata.get("part");
    uploads.put(key, new ByteArrayOutputStream());
    declared.put(key, Long.valueOf(headers.getFirst("Upload-Length")));
    exchange.getResponseHeaders().set("Location", "/parts/" + key);
    answer(exchange, 201, new byte[0]);
  }

  private void head(HttpExchange exchange, String key) throws IOException {
    if (uploads.get(key) == null) {
      exchange.sendResponseHeaders(404, -1);
      return;
    }
    offset(exchange, key);
    exchange.sendResponseHeaders(200, -1);
  }

  private void patch(HttpExchange exchange, String key) throws IOException {
    ByteArrayOutputStream upload = uploads.get(key);
    if (Long.parseLong(exchange.getRequestHeaders().getFirst("Upload-Offset")) != upload.size()) {
      answer(exchange, 409, new byte[0]);
      return;
    }
    int cut = cutAfter.getAndSet(-1);
    InputStream body = exchange.getRequestBody();
    if (cut >= 0) {
      upload.write(body.readNBytes(cut));
      throw new IOException("cut by the test");
    }
    body.transferTo(upload);
    offset(exchange, key);
    answer(exchange, 204, new byte[0]);
  }

  private void offset(HttpExchange exchange, String key) {
    exchange.getResponseHeaders().set("Upload-Offset", String.valueOf(uploads.get(key).size()));
    exchange.getResponseHeaders().set("Upload-Length", String.valueOf(declared.get(key)));
  }

  private void get(HttpExchange exchange, String key) throws IOException {
    byte[] all = uploads.get(key).toByteArray();
    String range = exchange.getRequestHeaders().getFirst("Range");
    int from = range == null ? 0 : Integer.parseInt(range.replaceAll("bytes=(\\d+)-", "$1"));
    servedFrom.add(from);
    byte[] rest = Arrays.copyOfRange(all, from, all.length);
    exchange
        .getResponseHeaders()
        .set("Content-Range", "bytes %d-%d/%d".formatted(from, all.length - 1, all.length));
    exchange.sendResponseHeaders(range == null ? 200 : 206, rest.length);
    int cut = cutAfter.getAndSet(-1);
    exchange.getResponseBody().write(rest, 0, cut < 0 ? rest.length : cut);
    if (cut >= 0) {
      exchange.getResponseBody().flush();
      throw new IOException("cut by the test");
    }
  }

  private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.getResponseHeaders().set("Tus-Resumable", "1.0.0");
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }
}
