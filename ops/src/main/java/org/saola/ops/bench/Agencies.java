// SPDX-License-Identifier: EUPL-1.2
package org.saola.ops.bench;

import jakarta.jms.JMSException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import org.saola.connectors.hub.HubBroker;
import org.saola.message.manifest.AgencyId;
import org.saola.ops.demo.DemoFederation;
import org.saola.ops.federation.HubHome;
import org.saola.pki.certificate.CertificateRefused;
import org.saola.pki.certificate.Keystore;
import org.saola.pki.certificate.TrustAnchor;
import org.saola.pki.directory.Directory;
import org.saola.pki.directory.DirectoryRefused;

/** The two agencies of a long run, with their keys and connections. */
final class Agencies {
  private static final String SENDER = "NL-CUSTOMS";
  private static final String RECIPIENT = "EUROPOL";

  /** ACCEPTED and CONSIGNED are proven to the sender, RELEASED to the recipient. */
  private static final int ENTRIES_PER_MESSAGE = 3;

  private final DemoFederation federation;
  private final Clock clock;
  private final SecureRandom random;

  Agencies(DemoFederation federation, Clock clock, SecureRandom random) {
    this.federation = federation;
    this.clock = clock;
    this.random = random;
  }

  DistinctMessages messages(int contentBytes)
      throws IOException, CertificateRefused, DirectoryRefused {
    Path first = federation.hub().root().resolve("directory").resolve("1.p7m");
    Directory directory = Directory.verify(Files.readAllBytes(first), anchor());
    return new DistinctMessages(
        keystore(SENDER), new AgencyId(RECIPIENT), directory, contentBytes, clock, random);
  }

  Exchange exchange(BenchPlan plan) throws IOException, JMSException, CertificateRefused {
    return new Exchange(broker(SENDER), broker(RECIPIENT), plan, ENTRIES_PER_MESSAGE);
  }

  private HubBroker broker(String agency) throws IOException, CertificateRefused {
    HubHome.Addresses hub = federation.hub().addresses();
    return new HubBroker(
        URI.create("amqps://%s:%d".formatted(hub.host(), hub.amqp())),
        keystore(agency).tls(anchor()),
        new AgencyId(agency));
  }

  private Keystore keystore(String agency) throws IOException, CertificateRefused {
    Path file = federation.agency(agency).resolve("keystore.p12");
    return Keystore.load(file, Keystore.password(file));
  }

  private TrustAnchor anchor() throws IOException, CertificateRefused {
    return TrustAnchor.load(federation.agency(SENDER).resolve("trust-anchor.pem"));
  }
}
