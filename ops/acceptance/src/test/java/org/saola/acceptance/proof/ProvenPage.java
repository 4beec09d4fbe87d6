// SPDX-License-Identifier: EUPL-1.2
package org.saola.acceptance.proof;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.saola.message.json.StrictJson;
import org.saola.routes.console.proof.ProofAnswers;

/** A page that shows entries, its script, and the proofs that the script asks for: a small hub. */
final class ProvenPage implements AutoCloseable {
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'";
  private static final String PAGE =
      """
      <!doctype html><html lang="en"><head><meta charset="utf-8"><title>Entries</title>
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <link rel="stylesheet" href="/page.css"><script src="/proof.js" defer></script></head>
      <body><main data-proofs="/proofs" data-word-checking="Being checked."
        data-word-checked="Checked by this browser." data-word-wrong="Wrong:" data-word-open="Not checked:"
        data-word-leaf="the entry is not what the log holds." data-word-inclusion="the log does not lead to it."
        data-word-signature="the log has not signed this." data-word-consistency="this is another history."
        data-word-key="this is another log." data-word-shown="the page shows something else."
        data-word-missing="the hub gives no proof." data-word-waiting="it is too new."
        data-word-unsupported="this browser cannot." data-word-offline="the hub does not answer."
        data-word-summary="Checked {checked}, wrong {wrong}, open {open}" data-word-numbers="Numbers"
        data-word-index="Index" data-word-entry="Entry" data-word-hash="Leaf hash" data-word-hashes="Hashes on the way"
        data-word-size="Size" data-word-root="Root" data-word-origin="Log" data-word-key-id="Key">
      <h1>Entries</h1><p role="status" data-summary>Not checked: ./saola audit verify does it without a browser.</p>
      <ul>%s</ul></main></body></html>
      """;
  private static final String ENTRY =
      """
      <li data-entry="%d">%s <span data-mark>Not checked.</span><div data-numbers></div></li>
      """;

  private final HttpServer server;

  /** Index, then path and value of what is shown of it. */
  final Map<Long, Map<String, String>> shown = new TreeMap<>();

  volatile ProofAnswers answers;
  volatile UnaryOperator<String> tampering = UnaryOperator.identity();
  volatile UnaryOperator<String> asking = UnaryOperator.identity();
  volatile UnaryOperator<String> script = UnaryOperator.identity();
  volatile int status = 200;
  volatile String asked = "";
  volatile int requests;

  ProvenPage(ProofAnswers answers) throws IOException {
    this.answers = answers;
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", exchange -> respond(exchange, 200, "text/html", page()));
    // Hashes are long words: a page that shows them lets them break.
    server.createContext(
        "/page.css",
        exchange -> respond(exchange, 200, "text/css", "dd { overflow-wrap: anywhere }"));
    server.createContext("/favicon.ico", exchange -> respond(exchange, 200, "image/png", ""));
    server.createContext(
        "/proof.js", exchange -> respond(exchange, 200, "text/javascript", script.apply(script())));
    server.createContext("/proofs", this::proofs);
    server.start();
  }

  String address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/").toString();
  }

  static String script() {
    String path = "/org/saola/routes/console/assets/proof.js";
    try (InputStream in = ProofAnswers.class.getResourceAsStream(path)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String page() {
    String entries =
        shown.entrySet().stream()
            .map(entry -> ENTRY.formatted(entry.getKey(), fields(entry.getValue())))
            .collect(Collectors.joining());
    return PAGE.formatted(entries);
  }

  private static String fields(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(
            field ->
                "<span data-field=\"%s\" data-value=\"%s\">word</span>"
                    .formatted(field.getKey(), field.getValue()))
        .collect(Collectors.joining(" "));
  }

  private void proofs(HttpExchange exchange) throws IOException {
    requests++;
    asked = exchange.getRequestURI().getQuery();
    Map<String, String> parameters =
        Arrays.stream(asking.apply(asked).split("&"))
            .map(parameter -> parameter.split("=", 2))
            .collect(Collectors.toMap(parameter -> parameter[0], parameter -> parameter[1]));
    List<Long> indexes =
        Arrays.stream(parameters.get("entries").split(",")).map(Long::valueOf).toList();
    String seen = parameters.get("seen");
    OptionalLong size = seen == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(seen));
    byte[] answer = StrictJson.write(answers.answer(indexes, size).orElseThrow());
    String json = tampering.apply(new String(answer, StandardCharsets.UTF_8));
    respond(exchange, status, "application/json", json);
  }

  private static void respond(HttpExchange exchange, int status, String type, String text)
      throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Security-Policy", POLICY);
    exchange.getResponseHeaders().add("Content-Type", type + "; charset=utf-8");
    exchange.getResponseHeaders().add("Cache-Control", "no-store");
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
