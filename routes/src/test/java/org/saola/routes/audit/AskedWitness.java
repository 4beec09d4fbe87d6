// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.audit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.saola.pki.transparency.AddCheckpoint;
import org.saola.pki.transparency.Checkpoint;
import org.saola.pki.transparency.LogVerifierKeys;
import org.saola.pki.transparency.LogWitness;
import org.saola.pki.transparency.WitnessKeys;
import org.saola.pki.transparency.WitnessVerifierKeys;

/** A real witness at an address of the loopback, which can be away. */
final class AskedWitness implements AutoCloseable {
  private static final String ORIGIN = "saola.test/hub";

  private final HttpServer server;
  private final LogWitness witness;
  private final WitnessVerifierKeys keys;
  private volatile @Nullable Said said;

  private record Said(int status, String text) {}

  private AskedWitness(HttpServer server, LogWitness witness, WitnessVerifierKeys keys) {
    this.server = server;
    this.witness = witness;
    this.keys = keys;
  }

  static AskedWitness start(Path home, String name, LogVerifierKeys log) throws IOException {
    WitnessKeys keys = WitnessKeys.create(home, name + ".test/saola", new SecureRandom());
    var witness =
        new LogWitness(
            home.resolve("state"), keys, Map.of(ORIGIN, log.ed25519()), Clock.systemUTC());
    var started =
        new AskedWitness(
            HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0),
            witness,
            keys.verifierKeys());
    started.server.createContext("/add-checkpoint", started::answer);
    started.server.start();
    return started;
  }

  WitnessVerifierKeys keys() {
    return keys;
  }

  URI url() {
    return URI.create("http://127.0.0.1:%d/".formatted(server.getAddress().getPort()));
  }

  void cosign(Checkpoint checkpoint) throws IOException {
    String body = new AddCheckpoint(0, List.of(), checkpoint.text()).format();
    if (!(witness.add(body) instanceof LogWitness.Cosigned)) {
      throw new IllegalStateException("it was not cosigned");
    }
  }

  void away() {
    answers(502, "the proxy before it does not reach it");
  }

  void isBack() {
    said = null;
  }

  void answers(int status, String text) {
    said = new Said(status, text);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      Said instead = said;
      Said answer =
          instead != null ? instead : said(witness.add(new String(body, StandardCharsets.UTF_8)));
      byte[] text = answer.text().getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(answer.status(), text.length == 0 ? -1 : text.length);
      exchange.getResponseBody().write(text);
    }
  }

  private static Said said(LogWitness.Answer answer) {
    return switch (answer) {
      case LogWitness.Cosigned cosigned -> new Said(200, cosigned.lines());
      case LogWitness.Conflict conflict -> new Said(409, conflict.size() + "\n");
      case LogWitness.Refused refused -> new Said(refused.reason().status(), refused.detail());
    };
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
