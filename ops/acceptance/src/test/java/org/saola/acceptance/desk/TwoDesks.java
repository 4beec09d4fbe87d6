// SPDX-License-Identifier: EUPL-1.2
package org.saola.acceptance.desk;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.saola.acceptance.faults.Wire;
import org.saola.acceptance.keycloak.Realm;
import org.saola.acceptance.signin.Client;
import org.saola.connectors.ConnectorApplication;
import org.saola.connectors.RunningConnector;
import org.saola.connectors.home.AgencyHome;
import org.saola.ops.demo.DemoFederation;
import org.saola.routes.HubApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The demo's hub, and some of its agencies with desks whose officers sign in at a Keycloak. */
final class TwoDesks implements AutoCloseable {
  private final DemoFederation federation;
  private final Map<String, URI> desks = new LinkedHashMap<>();
  private final Map<String, RunningConnector> connectors = new LinkedHashMap<>();
  private final Map<String, Wire> wires = new LinkedHashMap<>();
  private ConfigurableApplicationContext hub;

  private TwoDesks(DemoFederation federation) {
    this.federation = federation;
  }

  static TwoDesks start(Path data, Realm realm, List<String> agencies) throws Exception {
    var started = new TwoDesks(new DemoFederation(data));
    started.federation.create();
    for (String agency : agencies) {
      started.addDesk(agency, realm);
    }
    started.hub = HubApplication.start(started.federation.hub().settings());
    for (String agency : agencies) {
      started.connectors.put(agency, ConnectorApplication.start(started.federation.agency(agency)));
    }
    return started;
  }

  private void addDesk(String agency, Realm realm) throws Exception {
    int port = freePort();
    URI desk = URI.create("http://127.0.0.1:%d".formatted(port));
    Client client = realm.desk(agency, desk);
    Path home = federation.agency(agency);
    Path secret = Files.writeString(home.resolve("desk.secret"), client.secret());
    Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
    int broker = federation.hub().addresses().amqp();
    Wire wire = new Wire(broker);
    wires.put(agency, wire);
    Path settings = new AgencyHome(home).settings();
    Files.writeString(
        settings,
        Files.readString(settings).replace("localhost:" + broker, "localhost:" + wire.port()));
    Files.writeString(
        settings,
        """

        desk:
          listen: 127.0.0.1:%d
          issuer: %s
          client: %s
          clientSecret: desk.secret
        """
            .formatted(port, realm.issuer(), client.id()),
        StandardOpenOption.APPEND);
    desks.put(agency, desk);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** Where an agency's officers work. */
  URI desk(String agency) {
    URI desk = desks.get(agency);
    if (desk == null) {
      throw new IllegalArgumentException("no desk: " + agency);
    }
    return desk;
  }

  /** An agency's way to the hub's broker: what it sends waits while that is down. */
  Wire wire(String agency) {
    return Objects.requireNonNull(wires.get(agency));
  }

  AgencyHome home(String agency) {
    return new AgencyHome(federation.agency(agency));
  }

  String hubHome() {
    return federation.hub().root().toString();
  }

  /** For whoever looks at what is on disk: hub and connectors have ended. */
  @Override
  public void close() throws IOException {
    connectors.values().forEach(RunningConnector::close);
    connectors.clear();
    for (Wire wire : wires.values()) {
      wire.close();
    }
    wires.clear();
    if (hub != null) {
      hub.close();
      hub = null;
    }
  }
}
