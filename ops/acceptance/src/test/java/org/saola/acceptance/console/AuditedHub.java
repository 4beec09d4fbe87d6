// SPDX-License-Identifier: EUPL-1.2
package org.saola.acceptance.console;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.saola.acceptance.keycloak.Realm;
import org.saola.acceptance.signin.Client;
import org.saola.connectors.ConnectorApplication;
import org.saola.connectors.RunningConnector;
import org.saola.connectors.home.AgencyHome;
import org.saola.ops.demo.DemoFederation;
import org.saola.ops.federation.HubHome;
import org.saola.routes.HubApplication;
import org.saola.routes.console.find.Entries;
import org.saola.routes.console.find.Question;
import org.saola.routes.console.scope.Scope;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The demo's hub with a console whose auditors sign in at a Keycloak, and agencies that exchange.
 */
final class AuditedHub implements AutoCloseable {
  private final DemoFederation federation;
  private final URI console;
  private final List<RunningConnector> connectors = new ArrayList<>();
  private ConfigurableApplicationContext hub;

  private AuditedHub(DemoFederation federation, URI console) {
    this.federation = federation;
    this.console = console;
  }

  static AuditedHub start(Path data, Realm realm, List<String> agencies) throws Exception {
    int port = freePort();
    var started =
        new AuditedHub(new DemoFederation(data), URI.create("http://127.0.0.1:%d".formatted(port)));
    started.federation.create();
    started.addConsole(port, realm);
    started.run(agencies);
    return started;
  }

  /** Again, after {@link #close}. */
  void run(List<String> agencies) throws Exception {
    hub = HubApplication.start(federation.hub().settings());
    for (String agency : agencies) {
      connectors.add(ConnectorApplication.start(federation.agency(agency)));
    }
  }

  private void addConsole(int port, Realm realm) throws Exception {
    Client client = realm.console(console);
    Path secret =
        Files.writeString(federation.hub().root().resolve("console.secret"), client.secret());
    Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
    Files.writeString(
        federation.hub().settings(),
        """
        console:
          listen: 127.0.0.1:%d
          issuer: %s
          client: %s
          client-secret: console.secret
        """
            .formatted(port, realm.issuer(), client.id()),
        StandardOpenOption.APPEND);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  URI console() {
    return console;
  }

  /** Puts a file into an agency's outbox, as its national system would. */
  void drop(String agency, Path file) throws IOException {
    Path outbox = new AgencyHome(federation.agency(agency)).outbox();
    Path aside = Files.copy(file, outbox.resolve("." + UUID.randomUUID()));
    Files.move(
        aside, outbox.resolve(file.getFileName().toString()), StandardCopyOption.ATOMIC_MOVE);
  }

  Entries entries() {
    return hub.getBean(Entries.class);
  }

  JdbcTemplate database() {
    return hub.getBean(JdbcTemplate.class);
  }

  /** Nobody reads or writes a table until this connection is closed. */
  Connection holdingBack(String table) throws SQLException {
    Connection held = Objects.requireNonNull(database().getDataSource()).getConnection();
    held.setAutoCommit(false);
    try (Statement lock = held.createStatement()) {
      lock.execute("lock table %s in access exclusive mode".formatted(table));
    }
    return held;
  }

  Path log() {
    return federation.hub().log();
  }

  HubHome hub() {
    return federation.hub();
  }

  String home() {
    return federation.hub().root().toString();
  }

  /** Until the console finds so many. */
  void await(Question question, int entries) throws Exception {
    long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (entries().count(question, Scope.EVERYTHING, entries) < entries) {
      if (System.nanoTime() > end) {
        throw new AssertionError("fewer than %d entries fit %s".formatted(entries, question));
      }
      Thread.sleep(200);
    }
  }

  /** For whoever looks at what is on disk: all have ended. */
  @Override
  public void close() {
    connectors.forEach(RunningConnector::close);
    connectors.clear();
    if (hub != null) {
      hub.close();
      hub = null;
    }
  }
}
