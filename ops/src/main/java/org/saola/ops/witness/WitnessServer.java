// SPDX-License-Identifier: EUPL-1.2
package org.saola.ops.witness;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.saola.pki.transparency.LogWitness;
import org.saola.pki.transparency.LogWitness.Answer;
import org.saola.pki.transparency.LogWitness.Conflict;
import org.saola.pki.transparency.LogWitness.Cosigned;
import org.saola.pki.transparency.LogWitness.Refused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers {@code POST /add-checkpoint} as C2SP tlog-witness says, and nothing else. */
public final class WitnessServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(WitnessServer.class);
  private static final int MOST = 64 * 1024;
  private static final int NO_BODY = -1;

  private final LogWitness witness;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  private WitnessServer(LogWitness witness, HttpServer server) {
    this.witness = witness;
    this.server = server;
  }

  /**
   * @param address of the loopback: a proxy with TLS stands before it
   */
  public static WitnessServer start(LogWitness witness, InetSocketAddress address)
      throws IOException {
    if (address.getAddress() == null || !address.getAddress().isLoopbackAddress()) {
      throw new IllegalArgumentException(
          "%s is not of the loopback: put a proxy with TLS before the witness".formatted(address));
    }
    var started = new WitnessServer(witness, HttpServer.create(address, 0));
    started.server.createContext("/", started::answer);
    started.server.setExecutor(started.threads);
    started.server.start();
    return started;
  }

  public int port() {
    return server.getAddress().getPort();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (!exchange.getRequestURI().getPath().equals("/add-checkpoint")) {
        respond(exchange, 404, "text/plain", "a witness answers POST /add-checkpoint alone\n");
      } else if (!exchange.getRequestMethod().equals("POST")) {
        exchange.getResponseHeaders().set("Allow", "POST");
        respond(exchange, 405, "text/plain", "POST a checkpoint\n");
      } else {
        byte[] body = exchange.getRequestBody().readNBytes(MOST + 1);
        if (body.length > MOST) {
          respond(exchange, 413, "text/plain", "at most %d bytes\n".formatted(MOST));
        } else {
          respond(exchange, witness.add(new String(body, StandardCharsets.UTF_8)));
        }
      }
    } catch (IOException | RuntimeException e) {
      LOG.error("a checkpoint could not be considered", e);
      throw e;
    }
  }

  private static void respond(HttpExchange exchange, Answer answer) throws IOException {
    switch (answer) {
      case Cosigned cosigned -> respond(exchange, 200, "text/plain", cosigned.lines());
      case Conflict conflict -> respond(exchange, 409, "text/x.tlog.size", conflict.size() + "\n");
      case Refused refused -> {
        LOG.warn("refused: {} {}", refused.reason(), refused.detail());
        respond(exchange, refused.reason().status(), "text/plain", refused.detail() + "\n");
      }
    }
  }

  private static void respond(HttpExchange exchange, int status, String type, String text)
      throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? NO_BODY : bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    server.stop(1);
    threads.close();
  }
}
