// SPDX-License-Identifier: EUPL-1.2
package org.saola.ops.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.saola.connectors.home.AgencyHome;
import org.saola.connectors.home.ConnectorSettings;
import org.saola.connectors.home.SettingsFile;
import org.saola.connectors.home.SettingsRefused;
import org.saola.ops.demo.issuer.Client;
import org.saola.ops.demo.issuer.DemoIssuer;
import org.saola.ops.demo.issuer.Person;
import org.saola.pages.PagesSettings;
import org.saola.pki.file.PrivateFile;
import org.saola.routes.HubSettings;

/**
 * A desk for each agency of the demo and a console for its auditors, people to work there, and the
 * issuer that signs them in.
 */
public final class DemoDesks {
  private static final List<Person> PEOPLE =
      List.of(
          Person.officer("anna.jansen", "Anna Jansen", "NL-CUSTOMS"),
          Person.officer("bert.peeters", "Bert Peeters", "BE-CITES"),
          Person.officer("claire.moreau", "Claire Moreau", "FR-POLICE"),
          Person.officer("dario.conti", "Dario Conti", "EUROPOL"),
          Person.officer("elisa.ramos", "Elisa Ramos", "BR-CUSTOMS"),
          Person.officer("frank.lambert", "Frank Lambert", "TWIX"),
          Person.auditor("ines.duarte", "Ines Duarte"),
          Person.auditor("gilles.petit", "Gilles Petit", "FR-POLICE"),
          Person.operator("olaf.berg", "Olaf Berg"));
  private static final String SECRET = "desk.secret";
  private static final String CONSOLE_SECRET = "console.secret";

  private final DemoFederation federation;

  public DemoDesks(DemoFederation federation) {
    this.federation = federation;
  }

  public static List<Person> people() {
    return PEOPLE;
  }

  /**
   * Starts the issuer. Hub and connectors that are started afterwards serve console and desks;
   * their settings get what they lack for that, once.
   *
   * @throws SettingsRefused when somebody has spoilt a connector's settings
   */
  public DemoIssuer start() throws IOException, SettingsRefused {
    if (settings(DemoFederation.agencies().getFirst()).desk() == null) {
      addPages();
    }
    List<Client> clients = new ArrayList<>();
    URI issuer = URI.create("http://127.0.0.1:0");
    for (String agency : DemoFederation.agencies()) {
      PagesSettings desk = settings(agency).desk();
      if (desk != null) {
        clients.add(client(agency, desk));
        issuer = URI.create(desk.issuer());
      }
    }
    PagesSettings console = HubSettings.read(federation.hub().settings()).console();
    if (console != null) {
      clients.add(
          Client.console(
              console.client(),
              secret(federation.hub().root().resolve(console.clientSecret())),
              home(console)));
    }
    Path folder = Files.createDirectories(federation.root().resolve("sign-in"));
    return DemoIssuer.start(
        folder, new InetSocketAddress(issuer.getHost(), issuer.getPort()), PEOPLE, clients);
  }

  private Client client(String agency, PagesSettings desk) throws IOException {
    String secret = secret(home(agency).root().resolve(desk.clientSecret()));
    return Client.desk(agency, desk.client(), secret, home(desk));
  }

  private static URI home(PagesSettings pages) {
    return URI.create("http://" + pages.listen() + "/");
  }

  private static String secret(Path file) throws IOException {
    return Files.readString(file).strip();
  }

  private void addPages() throws IOException {
    List<Integer> ports = freePorts(DemoFederation.agencies().size() + 2);
    int issuer = ports.removeFirst();
    for (String agency : DemoFederation.agencies()) {
      AgencyHome home = home(agency);
      String desk =
          """

          # Where its officers work; the demo's own issuer signs them in.
          desk:
            listen: 127.0.0.1:%d
            issuer: http://127.0.0.1:%d
            client: desk-%s
            clientSecret: %s
          """
              .formatted(ports.removeFirst(), issuer, agency.toLowerCase(Locale.ROOT), SECRET);
      makeSecret(home.root().resolve(SECRET));
      Files.writeString(home.settings(), desk, StandardOpenOption.APPEND);
    }
    String console =
        """

        # Where auditors look; the demo's own issuer signs them in.
        console:
          listen: 127.0.0.1:%d
          issuer: http://127.0.0.1:%d
          client: console
          client-secret: %s
        """
            .formatted(ports.removeFirst(), issuer, CONSOLE_SECRET);
    makeSecret(federation.hub().root().resolve(CONSOLE_SECRET));
    Files.writeString(federation.hub().settings(), console, StandardOpenOption.APPEND);
  }

  private static void makeSecret(Path file) throws IOException {
    PrivateFile.write(file, random());
  }

  private static String random() {
    byte[] bytes = new byte[32];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  private AgencyHome home(String agency) {
    return new AgencyHome(federation.agency(agency));
  }

  private ConnectorSettings settings(String agency) throws IOException, SettingsRefused {
    return SettingsFile.read(home(agency).settings());
  }

  /** All held until the last is found: none is given twice. */
  private static List<Integer> freePorts(int count) throws IOException {
    List<Integer> ports = new ArrayList<>();
    List<ServerSocket> held = new ArrayList<>();
    try {
      for (int i = 0; i < count; i++) {
        ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        held.add(socket);
        ports.add(socket.getLocalPort());
      }
    } finally {
      for (ServerSocket socket : held) {
        socket.close();
      }
    }
    return ports;
  }
}
