// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.operator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.saola.message.json.StrictJson;
import org.saola.routes.HubProperties;
import org.saola.routes.database.PasswordFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * The operator's way in from another process: HTTP on loopback, with the token that stands in a
 * 0600 file of the hub's home. Agencies cannot reach it, and no browser has the token.
 */
@Component
final class OperatorEndpoint implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(OperatorEndpoint.class);
  private static final String TOKEN_FILE = "operator.token";
  private static final String ADDRESS_FILE = "operator.address";

  private final HubProperties hub;
  private final OperatorRequests requests;
  private final byte[] token;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpServer server;
  private volatile boolean running;

  OperatorEndpoint(HubProperties hub, OperatorRequests requests, SecureRandom random)
      throws IOException {
    this.hub = hub;
    this.requests = requests;
    String secret = PasswordFile.readOrCreate(hub.home().resolve(TOKEN_FILE), random);
    this.token = ("Bearer " + secret).getBytes(StandardCharsets.UTF_8);
    this.server =
        HttpServer.create(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), hub.operator().port()), 0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      OperatorRequests.Answer answer =
          isOperator(exchange)
              ? requests.answer(exchange)
              : OperatorRequests.Answer.error(401, "TOKEN_REQUIRED", "see " + TOKEN_FILE);
      byte[] body = StrictJson.write(answer.body());
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(answer.status(), body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private boolean isOperator(HttpExchange exchange) {
    String given = exchange.getRequestHeaders().getFirst("Authorization");
    return given != null && MessageDigest.isEqual(token, given.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void start() {
    server.start();
    Path address = hub.home().resolve(ADDRESS_FILE);
    String url = "http://127.0.0.1:%d".formatted(server.getAddress().getPort());
    try {
      HubProcess.current().write(hub.home());
      Files.writeString(address, url + "\n");
    } catch (IOException e) {
      throw new IllegalStateException("cannot write " + address, e);
    }
    running = true;
    log.info("the operator's way in is {}", url);
  }

  @Override
  public void stop() {
    forgetAddress();
    server.stop(0);
    threads.shutdown();
    running = false;
  }

  /** Another program may listen there next. */
  private void forgetAddress() {
    try {
      Files.deleteIfExists(hub.home().resolve(ADDRESS_FILE));
      Files.deleteIfExists(hub.home().resolve(HubProcess.FILE));
    } catch (IOException e) {
      // They name a process that will be gone: nobody follows them.
      log.warn("the operator's address stays behind", e);
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
