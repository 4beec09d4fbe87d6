// SPDX-License-Identifier: EUPL-1.2
package org.saola.acceptance.keycloak;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A Keycloak server on a free port of the loopback, with nothing kept on disk: in a container where
 * Docker answers, else from the distribution that Maven has unpacked.
 */
public final class Keycloak implements AutoCloseable {
  static final String VERSION = System.getProperty("saola.keycloak.version", "of no build");
  static final Path HOME = basedir().resolve("target/keycloak/keycloak-" + VERSION);

  private static final Path REALM =
      basedir().resolve("../deploy/keycloak/saola-realm.json").normalize();
  private static final Duration START_LIMIT = Duration.ofMinutes(4);

  private final URI address;
  private final AdminRest admin;
  private final Server server;

  /** What runs it. */
  interface Server extends AutoCloseable {
    boolean isAlive();

    /** What it printed last. */
    String lastWords();

    @Override
    void close();
  }

  private Keycloak(URI address, AdminRest admin, Server server) {
    this.address = address;
    this.admin = admin;
    this.server = server;
  }

  static Keycloak start() throws IOException, InterruptedException {
    int port = freePort();
    URI address = URI.create("http://127.0.0.1:" + port);
    String secret = Realm.random();
    List<String> arguments =
        List.of(
            "start",
            "--http-enabled=true",
            "--http-host=127.0.0.1",
            "--http-port=" + port,
            "--hostname=" + address,
            "--cache=local",
            "--log-level=warn,org.keycloak.events:error",
            "--db-url=jdbc:h2:mem:keycloak;NON_KEYWORDS=VALUE;DB_CLOSE_DELAY=-1");
    Map<String, String> environment =
        Map.of("KC_BOOTSTRAP_ADMIN_CLIENT_ID", "tests", "KC_BOOTSTRAP_ADMIN_CLIENT_SECRET", secret);
    Optional<Server> container = KeycloakContainer.start(arguments, environment);
    Server server =
        container.isPresent()
            ? container.orElseThrow()
            : KeycloakProgram.start(arguments, environment);
    Keycloak keycloak = new Keycloak(address, new AdminRest(address, "tests", secret), server);
    keycloak.awaitAnswer();
    return keycloak;
  }

  /**
   * The realm as we ship it, new: with nobody in it and no client. Whatever a test made in it
   * before is gone, sessions too.
   */
  public Realm realm() throws IOException, InterruptedException {
    admin.deleteIfPresent("/saola");
    admin.post("", Files.readString(REALM));
    return new Realm(URI.create(address + "/realms/saola"), admin);
  }

  private void awaitAnswer() throws IOException, InterruptedException {
    long end = System.nanoTime() + START_LIMIT.toNanos();
    while (!answers()) {
      if (!server.isAlive() || System.nanoTime() > end) {
        server.close();
        throw new IOException("Keycloak does not start:\n" + server.lastWords());
      }
      Thread.sleep(100);
    }
  }

  private boolean answers() throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address + "/realms/master"))
            .timeout(Duration.ofSeconds(10))
            .build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      // Nobody listens yet.
      return false;
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static Path basedir() {
    return Path.of(System.getProperty("basedir", "")).toAbsolutePath();
  }

  @Override
  public void close() {
    server.close();
  }
}
