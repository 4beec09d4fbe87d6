// SPDX-License-Identifier: EUPL-1.2
package org.saola.ops.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.saola.connectors.hub.HubBroker;
import org.saola.message.manifest.AgencyId;
import org.saola.message.type.MessageTypes;
import org.saola.ops.federation.Federation;
import org.saola.ops.federation.HubHome;
import org.saola.pki.certificate.CertificateRefused;
import org.saola.pki.certificate.Keystore;
import org.saola.pki.certificate.TrustAnchor;
import org.saola.pki.directory.AgencyKind;
import org.saola.pki.directory.Directory;
import org.saola.pki.directory.DirectoryDocument.Agency;
import org.saola.pki.directory.DirectoryRefused;
import org.saola.pki.suite.Suite;

/** A hub's home, one agency that sends and five that receive, all with keys of one suite. */
record BenchFederation(Path root) {
  private static final String LIMITS =
      """
      limits:
        messages-per-second: 1000000
        urgent-per-second: 1000000
        bytes-per-second: 1073741824
      """;

  static final String SENDER = "NL-CUSTOMS";
  static final List<String> RECIPIENTS =
      List.of("BE-POLICE", "DE-POLICE", "ES-POLICE", "FR-POLICE", "IT-POLICE");

  HubHome hub() {
    return new HubHome(root.resolve("hub"));
  }

  void create(Suite suite) throws IOException, DirectoryRefused {
    Federation federation =
        Federation.create(root.resolve("federation"), "bench", Clock.systemUTC());
    hub().create(federation, freeAddresses());
    // The quotas' counting is measured, their refusing is not.
    Files.writeString(hub().settings(), LIMITS, StandardOpenOption.APPEND);
    for (String agency : agencies()) {
      Files.createDirectories(keystoreFile(agency).resolveSibling(""));
      federation.enrol(agency(agency), keystoreFile(agency), suite);
    }
    hub().publish(federation.sign());
  }

  static List<String> agencies() {
    return Stream.concat(Stream.of(SENDER), RECIPIENTS.stream()).toList();
  }

  private static Agency agency(String id) {
    AgencyKind kind = id.equals(SENDER) ? AgencyKind.CUSTOMS : AgencyKind.POLICE;
    List<String> types = MessageTypes.all().stream().map(type -> type.id().value()).toList();
    return new Agency(id, kind, id.substring(0, 2), false, List.of(), types);
  }

  private Path keystoreFile(String agency) {
    return root.resolve("agencies").resolve(agency).resolve("keystore.p12");
  }

  Keystore keystore(String agency) throws IOException, CertificateRefused {
    Path file = keystoreFile(agency);
    return Keystore.load(file, Keystore.password(file));
  }

  TrustAnchor anchor() throws IOException, CertificateRefused {
    return TrustAnchor.load(hub().root().resolve("pki").resolve("trust-anchor.pem"));
  }

  Directory directory() throws IOException, CertificateRefused, DirectoryRefused {
    Path first = hub().root().resolve("directory").resolve("1.p7m");
    return Directory.verify(Files.readAllBytes(first), anchor());
  }

  HubBroker broker(String agency) throws IOException, CertificateRefused {
    HubHome.Addresses hub = hub().addresses();
    return new HubBroker(
        URI.create("amqps://%s:%d".formatted(hub.host(), hub.amqp())),
        keystore(agency).tls(anchor()),
        new AgencyId(agency));
  }

  /** Two ports of the loopback that are free now. */
  private static HubHome.Addresses freeAddresses() throws IOException {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    try (ServerSocket amqp = new ServerSocket(0, 1, loopback);
        ServerSocket https = new ServerSocket(0, 1, loopback)) {
      return new HubHome.Addresses("localhost", amqp.getLocalPort(), https.getLocalPort());
    }
  }
}
