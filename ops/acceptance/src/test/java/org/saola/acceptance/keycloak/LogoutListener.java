// SPDX-License-Identifier: EUPL-1.2
package org.saola.acceptance.keycloak;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** In a desk's place: takes what the issuer says of ended sessions (OpenID back-channel logout). */
final class LogoutListener implements AutoCloseable {
  private final HttpServer server;
  private final BlockingQueue<String> bodies = new LinkedBlockingQueue<>();

  private LogoutListener(HttpServer server) {
    this.server = server;
  }

  static LogoutListener start() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    LogoutListener listener = new LogoutListener(server);
    server.createContext(
        "/logout/connect/back-channel/saola",
        exchange -> {
          byte[] body = exchange.getRequestBody().readAllBytes();
          listener.bodies.add(new String(body, StandardCharsets.UTF_8));
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    server.start();
    return listener;
  }

  URI base() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  String logoutToken() throws InterruptedException {
    String body = bodies.poll(20, TimeUnit.SECONDS);
    if (body == null || !body.startsWith("logout_token=")) {
      throw new AssertionError("not told: " + body);
    }
    return URLDecoder.decode(body.substring("logout_token=".length()), StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
